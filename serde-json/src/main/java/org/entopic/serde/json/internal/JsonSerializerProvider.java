package org.entopic.serde.json.internal;

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

/** Offers JSON under the name {@code json}. */
@ServiceProvider(SerializerProvider.class)
public final class JsonSerializerProvider implements SerializerProvider {
  static final String NAME = "json";

  /** Creates the provider; called by {@link java.util.ServiceLoader}. */
  public JsonSerializerProvider() {}

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
    return Set.of(
        SerializerCapability.NESTED_VALUES,
        SerializerCapability.ORDERED_KEYS,
        SerializerCapability.TEXT);
  }

  @Override
  public ValueCodec valueCodec(EntityTypeModel type, SerializerConfig config) {
    return new JsonValueCodec(type);
  }

  @Override
  public Optional<GenericDecoder> genericDecoder(SchemaDocument writer) {
    return Optional.of(GenericObject.decoder(writer));
  }
}
