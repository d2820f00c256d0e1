/** Copies of the entities of the repository catalogue sample, as a model that must build. */
@NullMarked
package org.entopic.engine.model.catalog;

import org.jspecify.annotations.NullMarked;
