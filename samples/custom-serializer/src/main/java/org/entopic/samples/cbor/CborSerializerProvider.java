package org.entopic.samples.cbor;

import aQute.bnd.annotation.spi.ServiceProvider;
import java.util.EnumSet;
import java.util.Set;
import org.entopic.model.EntityTypeModel;
import org.entopic.spi.SpiVersion;
import org.entopic.spi.serde.SerializerCapability;
import org.entopic.spi.serde.SerializerConfig;
import org.entopic.spi.serde.SerializerProvider;
import org.entopic.spi.serde.ValueCodec;

// region:provider
/** Offers CBOR under the name {@code cbor}; keys are written as every serializer writes them. */
@ServiceProvider(SerializerProvider.class)
public final class CborSerializerProvider implements SerializerProvider {
  static final String NAME = "cbor";

  /** Creates the provider; called by {@link java.util.ServiceLoader}. */
  public CborSerializerProvider() {}

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
    return EnumSet.of(SerializerCapability.NESTED_VALUES, SerializerCapability.ORDERED_KEYS);
  }

  @Override
  public ValueCodec valueCodec(EntityTypeModel type, SerializerConfig config) {
    return new CborValueCodec(type);
  }
}
// end:provider
