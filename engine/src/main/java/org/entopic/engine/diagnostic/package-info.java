/** Who is told what a factory does, and what becomes of warnings. */
@NullMarked
package org.entopic.engine.diagnostic;

import org.jspecify.annotations.NullMarked;
