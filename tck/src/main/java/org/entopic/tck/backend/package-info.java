/**
 * What every backend must do. Start at {@link org.entopic.tck.backend.BackendContract}.
 *
 * <p>For authors of backends.
 */
@NullMarked
package org.entopic.tck.backend;

import org.jspecify.annotations.NullMarked;
