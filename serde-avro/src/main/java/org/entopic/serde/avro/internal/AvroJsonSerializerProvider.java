package org.entopic.serde.avro.internal;

import aQute.bnd.annotation.spi.ServiceProvider;
import java.util.Optional;
import java.util.Set;
import org.entopic.model.EntityTypeModel;
import org.entopic.spi.SpiVersion;
import org.entopic.spi.serde.GenericDecoder;
import org.entopic.spi.serde.SchemaDocument;
import org.entopic.spi.serde.SerializerCapability;
import org.entopic.spi.serde.SerializerConfig;
import org.entopic.spi.serde.SerializerProvider;
import org.entopic.spi.serde.ValueCodec;

/** Offers Avro's JSON encoding under the name {@code avro-json}. */
@ServiceProvider(SerializerProvider.class)
public final class AvroJsonSerializerProvider implements SerializerProvider {
  static final String NAME = "avro-json";

  /** Creates the provider; called by {@link java.util.ServiceLoader}. */
  public AvroJsonSerializerProvider() {}

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public boolean isByNameOnly() {
    return true;
  }

  @Override
  public SpiVersion spiVersion() {
    return new SpiVersion(1, 0);
  }

  @Override
  public Set<SerializerCapability> capabilities(SerializerConfig config) {
    return Set.of(
        SerializerCapability.NESTED_VALUES,
        SerializerCapability.ORDERED_KEYS,
        SerializerCapability.TEXT);
  }

  @Override
  public ValueCodec valueCodec(EntityTypeModel type, SerializerConfig config) {
    return AvroValueCodec.of(type, JsonEncoding.INSTANCE);
  }

  @Override
  public Optional<GenericDecoder> genericDecoder(SchemaDocument writer) {
    return Optional.of(AvroValueCodec.generic(writer, JsonEncoding.INSTANCE));
  }
}
