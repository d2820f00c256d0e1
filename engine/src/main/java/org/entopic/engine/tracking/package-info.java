/** What a context knows of its entities: identities, states, changes, fix-up. */
@NullMarked
package org.entopic.engine.tracking;

import org.jspecify.annotations.NullMarked;
