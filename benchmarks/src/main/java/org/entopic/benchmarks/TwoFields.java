package org.entopic.benchmarks;

import java.util.List;
import java.util.Map;
import org.entopic.model.EntityTypeModel;
import org.entopic.model.ScalarType;
import org.entopic.spi.backend.Row;
import org.entopic.spi.backend.RowBuilder;
import org.entopic.spi.serde.SchemaDocument;
import org.entopic.spi.serde.SerializerConfig;
import org.entopic.spi.serde.SerializerProvider;
import org.entopic.spi.serde.ValueDecoder;
import org.entopic.tck.model.EntityDefinition;
import org.entopic.tck.model.TestModels;

/** Reads orders as a type that has two of the twelve fields, beside the key. */
final class TwoFields {
  private final RowBuilder builder;
  private final int keyOrdinal;
  private final ValueDecoder decoder;

  private TwoFields(SerializerProvider serializer, SchemaDocument writer, EntityDefinition two) {
    EntityTypeModel type = two.build();
    this.builder = new RowBuilder(type);
    this.keyOrdinal = type.primaryKey().properties().get(0).ordinal();
    this.decoder =
        serializer
            .valueCodec(type, new SerializerConfig("benchmark", Map.of()), List.of(writer))
            .decoder(writer);
  }

  private static EntityDefinition order() {
    return TestModels.entity("Order").key("id", ScalarType.INT);
  }

  /** Returns what reads the second and the fourth of the twelve fields. */
  static TwoFields first(SerializerProvider serializer, SchemaDocument writer) {
    return new TwoFields(
        serializer,
        writer,
        order().property("customerId", ScalarType.LONG).property("quantity", ScalarType.INT));
  }

  /** Returns what reads the second and the seventh of the twelve fields. */
  static TwoFields spread(SerializerProvider serializer, SchemaDocument writer) {
    return new TwoFields(
        serializer,
        writer,
        order().property("customerId", ScalarType.LONG).property("status", TestModels.status()));
  }

  /** Returns what reads the tenth and the twelfth of the twelve fields. */
  static TwoFields last(SerializerProvider serializer, SchemaDocument writer) {
    return new TwoFields(
        serializer,
        writer,
        order().property("paid", ScalarType.BOOLEAN).nullable("note", ScalarType.STRING));
  }

  Row decode(int key, byte[] bytes) {
    builder.setLong(keyOrdinal, key);
    decoder.decode(bytes, builder);
    return builder.build(key);
  }
}
