/** The code of the documentation, compiled and run. */
@NullMarked
package org.entopic.docs;

import org.jspecify.annotations.NullMarked;
