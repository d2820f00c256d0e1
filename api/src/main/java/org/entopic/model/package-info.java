/**
 * The model: builders to configure it, and the frozen, read-only model that comes out. Start at
 * {@link org.entopic.model.ModelBuilder}.
 */
@NullMarked
package org.entopic.model;

import org.jspecify.annotations.NullMarked;
