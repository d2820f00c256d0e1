package org.entopic.itests.karaf.lines;

import aQute.bnd.annotation.spi.ServiceProvider;
import java.util.EnumSet;
import java.util.Set;
import org.entopic.model.EntityTypeModel;
import org.entopic.spi.SpiVersion;
import org.entopic.spi.serde.SerializerCapability;
import org.entopic.spi.serde.SerializerConfig;
import org.entopic.spi.serde.SerializerProvider;
import org.entopic.spi.serde.ValueCodec;

/** Offers {@code lines}: one line of text a property, for texts and numbers. */
@ServiceProvider(SerializerProvider.class)
public final class LinesSerializerProvider implements SerializerProvider {
  @Override
  public String name() {
    return "lines";
  }

  @Override
  public SpiVersion spiVersion() {
    return new SpiVersion(1, 0);
  }

  @Override
  public Set<SerializerCapability> capabilities(SerializerConfig config) {
    return EnumSet.of(SerializerCapability.TEXT);
  }

  @Override
  public ValueCodec valueCodec(EntityTypeModel type, SerializerConfig config) {
    return new LinesCodec(type);
  }
}
