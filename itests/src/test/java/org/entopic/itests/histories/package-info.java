/**
 * Many processes write the same rows at once, keep a history, and are judged by it afterwards.
 * Start at {@link org.entopic.itests.histories.Histories}.
 */
@NullMarked
package org.entopic.itests.histories;

import org.jspecify.annotations.NullMarked;
