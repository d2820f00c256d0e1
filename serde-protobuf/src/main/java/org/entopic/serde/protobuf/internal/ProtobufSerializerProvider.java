package org.entopic.serde.protobuf.internal;

import aQute.bnd.annotation.spi.ServiceProvider;
import java.util.List;
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

/** Offers Protocol Buffers under the name {@code protobuf}. */
@ServiceProvider(SerializerProvider.class)
public final class ProtobufSerializerProvider implements SerializerProvider {
  static final String NAME = "protobuf";

  /** Creates the provider; called by {@link java.util.ServiceLoader}. */
  public ProtobufSerializerProvider() {}

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
    return valueCodec(type, config, List.of());
  }

  @Override
  public ValueCodec valueCodec(
      EntityTypeModel type, SerializerConfig config, List<SchemaDocument> published) {
    return new ProtobufValueCodec(type, SchemaDeriver.derive(type, config.database(), published));
  }

  @Override
  public Optional<GenericDecoder> genericDecoder(SchemaDocument writer) {
    return Optional.of(GenericMessage.decoder(writer));
  }
}
