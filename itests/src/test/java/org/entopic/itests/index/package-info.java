/** Indexes in order over a broker, in memory and on disk. */
@NullMarked
package org.entopic.itests.index;

import org.jspecify.annotations.NullMarked;
