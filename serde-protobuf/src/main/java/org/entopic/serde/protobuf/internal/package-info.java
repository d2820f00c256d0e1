/**
 * The Protobuf serializer, behind {@link
 * org.entopic.serde.protobuf.internal.ProtobufSerializerProvider}.
 */
@NullMarked
package org.entopic.serde.protobuf.internal;

import org.jspecify.annotations.NullMarked;
