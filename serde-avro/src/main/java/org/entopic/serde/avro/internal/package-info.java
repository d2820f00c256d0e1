/** The Avro serializer, behind {@link org.entopic.serde.avro.internal.AvroSerializerProvider}. */
@NullMarked
package org.entopic.serde.avro.internal;

import org.jspecify.annotations.NullMarked;
