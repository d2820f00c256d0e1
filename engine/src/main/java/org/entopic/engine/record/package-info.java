/** Rows to records and back. */
@NullMarked
package org.entopic.engine.record;

import org.jspecify.annotations.NullMarked;
