/**
 * The tree behind expressions and queries, for planners and tools; applications use {@link
 * org.entopic.query} instead.
 */
@NullMarked
package org.entopic.query.tree;

import org.jspecify.annotations.NullMarked;
