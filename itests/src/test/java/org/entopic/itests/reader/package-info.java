/** Readers of topics, and Serdes, beside contexts. */
@NullMarked
package org.entopic.itests.reader;

import org.jspecify.annotations.NullMarked;
