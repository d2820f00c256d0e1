package org.entopic.engine;

import java.util.List;
import org.entopic.ConfigurationException;
import org.entopic.IncompatibleSchemaException;
import org.entopic.engine.provider.ProviderKind;
import org.entopic.engine.provider.ProviderResolver;
import org.entopic.engine.record.RecordFormat;
import org.entopic.engine.record.Upcaster;
import org.entopic.model.EntityTypeModel;
import org.entopic.spi.serde.SchemaDocument;
import org.entopic.spi.serde.SerializerConfig;
import org.entopic.spi.serde.SerializerProvider;
import org.entopic.spi.serde.ValueCodec;
import org.entopic.spi.serde.ValueDecoder;

/**
 * Finds what reads one entity type's records of other schemas, other formats and earlier forms
 * included.
 */
final class WriterSchemas {
  private final RecordFormat format;
  private final List<Upcaster> upcasters;
  private final ProviderResolver resolver;
  private final SerializerConfig config;

  WriterSchemas(
      RecordFormat format,
      List<Upcaster> upcasters,
      ProviderResolver resolver,
      SerializerConfig config) {
    this.format = format;
    this.upcasters = upcasters;
    this.resolver = resolver;
    this.config = config;
  }

  /**
   * Returns what decodes records written with a schema.
   *
   * @throws IncompatibleSchemaException if neither the entity type nor an earlier form of it can be
   *     read from them
   * @throws ConfigurationException if the serializer of its format is not there
   */
  ValueDecoder decoder(SchemaDocument writer) {
    for (Upcaster upcaster : upcasters) {
      ValueCodec codec = codec(upcaster.form(), writer);
      if (codec.schema().equals(writer)) {
        return upcaster.decoder(codec, writer);
      }
    }
    try {
      return codec(format.type(), writer).decoder(writer);
    } catch (IncompatibleSchemaException e) {
      return lifted(writer, e);
    }
  }

  /** Returns what decodes a part of the entity type from records written with a schema. */
  ValueDecoder part(EntityTypeModel part, SchemaDocument writer) {
    return codec(part, writer).decoder(writer);
  }

  private ValueDecoder lifted(SchemaDocument writer, IncompatibleSchemaException reason) {
    for (Upcaster upcaster : upcasters) {
      try {
        return upcaster.decoder(codec(upcaster.form(), writer), writer);
      } catch (IncompatibleSchemaException e) {
        reason.addSuppressed(e);
      }
    }
    throw reason;
  }

  private ValueCodec codec(EntityTypeModel type, SchemaDocument writer) {
    return type.equals(format.type()) && writer.format().equals(format.serializer())
        ? format.values()
        : serializer(writer).valueCodec(type, config, List.of(writer));
  }

  private SerializerProvider serializer(SchemaDocument writer) {
    try {
      return resolver.resolve(ProviderKind.SERIALIZER, writer.format());
    } catch (ConfigurationException e) {
      throw EngineMessages.formatWithoutSerializer(format.type(), writer, e);
    }
  }
}
