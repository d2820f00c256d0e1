/** Tests of the shape of the main code: layers, exports, sizes and the public API. */
@NullMarked
package org.entopic.itests.arch;

import org.jspecify.annotations.NullMarked;
