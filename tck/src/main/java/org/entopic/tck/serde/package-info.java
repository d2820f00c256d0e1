/**
 * What every serializer must do, as tests to extend. Start at {@link
 * org.entopic.tck.serde.SerializerContract}.
 */
@NullMarked
package org.entopic.tck.serde;

import org.jspecify.annotations.NullMarked;
