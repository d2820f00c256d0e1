package org.entopic.engine;

import org.entopic.ConfigurationException;
import org.entopic.engine.provider.ProviderKind;
import org.entopic.engine.provider.ProviderResolver;
import org.entopic.engine.record.RecordFormat;
import org.entopic.spi.serde.SchemaDocument;
import org.entopic.spi.serde.SerializerConfig;
import org.entopic.spi.serde.SerializerProvider;
import org.entopic.spi.serde.ValueDecoder;

/** Finds what reads one entity type's records of other schemas, other formats included. */
final class WriterSchemas {
  private final RecordFormat format;
  private final ProviderResolver resolver;
  private final SerializerConfig config;

  WriterSchemas(RecordFormat format, ProviderResolver resolver, SerializerConfig config) {
    this.format = format;
    this.resolver = resolver;
    this.config = config;
  }

  /**
   * Returns what decodes records written with a schema.
   *
   * @throws org.entopic.IncompatibleSchemaException if the entity type cannot be read from it
   * @throws ConfigurationException if the serializer of its format is not there
   */
  ValueDecoder decoder(SchemaDocument writer) {
    return writer.format().equals(format.serializer())
        ? format.values().decoder(writer)
        : serializer(writer).valueCodec(format.type(), config).decoder(writer);
  }

  private SerializerProvider serializer(SchemaDocument writer) {
    try {
      return resolver.resolve(ProviderKind.SERIALIZER, writer.format());
    } catch (ConfigurationException e) {
      throw EngineMessages.formatWithoutSerializer(format.type(), writer, e);
    }
  }
}
