/** The model while it is being built: what builders, annotations and conventions write into. */
@NullMarked
package org.entopic.engine.model.draft;

import org.jspecify.annotations.NullMarked;
