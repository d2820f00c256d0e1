/**
 * What every application uses: the context, its sets and entries, the factory, saves and failures.
 * Start at {@link org.entopic.EntityContext}.
 */
@NullMarked
package org.entopic;

import org.jspecify.annotations.NullMarked;
