/** Tests of the built jars. */
@NullMarked
package org.entopic.itests.jars;

import org.jspecify.annotations.NullMarked;
