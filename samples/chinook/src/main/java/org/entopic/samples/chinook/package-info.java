/** The Chinook music shop: read from a folder of JSON lines, saved, asked and changed. */
@NullMarked
package org.entopic.samples.chinook;

import org.jspecify.annotations.NullMarked;
