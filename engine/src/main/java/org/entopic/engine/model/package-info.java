/** The model: building, validating and freezing it, and the mapping between instances and rows. */
@NullMarked
package org.entopic.engine.model;

import org.jspecify.annotations.NullMarked;
