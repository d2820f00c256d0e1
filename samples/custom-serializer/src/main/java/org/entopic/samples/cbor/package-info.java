/**
 * The serializer named {@code cbor}, a sample of a serializer of one's own. Start at {@link
 * org.entopic.samples.cbor.CborSerializerProvider}.
 */
@NullMarked
package org.entopic.samples.cbor;

import org.jspecify.annotations.NullMarked;
