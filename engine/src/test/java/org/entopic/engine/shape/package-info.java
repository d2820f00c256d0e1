/** A hierarchy of entities for tests. */
@NullMarked
package org.entopic.engine.shape;

import org.jspecify.annotations.NullMarked;
