/** The engine's entry points: finding providers and opening sessions. */
@NullMarked
package org.entopic.engine;

import org.jspecify.annotations.NullMarked;
