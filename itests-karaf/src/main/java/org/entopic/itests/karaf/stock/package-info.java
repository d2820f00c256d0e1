/** A bundle with enums, and with rows on disk and in memory. */
@NullMarked
package org.entopic.itests.karaf.stock;

import org.jspecify.annotations.NullMarked;
