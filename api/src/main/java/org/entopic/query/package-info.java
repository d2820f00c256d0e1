/** Typed handles, predicates and queries. Start at {@link org.entopic.query.EntityQuery}. */
@NullMarked
package org.entopic.query;

import org.jspecify.annotations.NullMarked;
