/**
 * What a backend implements and is given: writing batches, reading views. Start at {@link
 * org.entopic.spi.backend.BackendProvider}.
 */
@NullMarked
package org.entopic.spi.backend;

import org.jspecify.annotations.NullMarked;
