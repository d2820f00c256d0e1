/** The annotation processor; compilers find it, nobody calls it. */
@NullMarked
package org.entopic.processor;

import org.jspecify.annotations.NullMarked;
