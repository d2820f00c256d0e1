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

/** Offers Avro's binary encoding under the name {@code avro}. */
@ServiceProvider(SerializerProvider.class)
public final class AvroSerializerProvider implements SerializerProvider {
  static final String NAME = "avro";

  /** Creates the provider; called by {@link java.util.ServiceLoader}. */
  public AvroSerializerProvider() {}

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public SpiVersion spiVersion() {
    return new SpiVersion(1, 0);
  }

  @Override
  public Set<SerializerCapability> capabilities(SerializerConfig config) {
    return Set.of(SerializerCapability.NESTED_VALUES, SerializerCapability.ORDERED_KEYS);
  }

  @Override
  public ValueCodec valueCodec(EntityTypeModel type, SerializerConfig config) {
    return AvroValueCodec.of(type, BinaryEncoding.INSTANCE);
  }

  @Override
  public Optional<GenericDecoder> genericDecoder(SchemaDocument writer) {
    return Optional.of(AvroValueCodec.generic(writer, BinaryEncoding.INSTANCE));
  }
}
