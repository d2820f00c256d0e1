/** Committed changes as events. */
@NullMarked
package org.entopic.engine.feed;

import org.jspecify.annotations.NullMarked;
