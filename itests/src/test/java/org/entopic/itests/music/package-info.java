/** What processes that write checked types at the same time are told and measure. */
@NullMarked
package org.entopic.itests.music;

import org.jspecify.annotations.NullMarked;
