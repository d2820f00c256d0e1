package org.entopic.itests.karaf.lines;

import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import org.entopic.SerializationFailedException;
import org.entopic.model.EntityTypeModel;
import org.entopic.model.PropertyModel;
import org.entopic.model.StoreType;
import org.entopic.spi.backend.Row;
import org.entopic.spi.backend.RowBuilder;
import org.entopic.spi.serde.SchemaDocument;
import org.entopic.spi.serde.ValueCodec;

/** Writes {@code name=value} lines. */
final class LinesCodec implements ValueCodec {
  private final EntityTypeModel type;

  LinesCodec(EntityTypeModel type) {
    this.type = type;
  }

  @Override
  public byte[] encode(Row row) {
    return type.properties().stream()
        .filter(property -> row.get(property.ordinal()) != null)
        .map(property -> property.name() + "=" + row.get(property.ordinal()))
        .collect(Collectors.joining("\n"))
        .getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public void decode(byte[] bytes, RowBuilder target) {
    new String(bytes, StandardCharsets.UTF_8).lines().forEach(line -> set(line, target));
  }

  private void set(String line, RowBuilder target) {
    int end = line.indexOf('=');
    if (end < 0) {
      throw new SerializationFailedException("LINES-01: A line has no name.");
    }
    String name = line.substring(0, end);
    String value = line.substring(end + 1);
    for (PropertyModel property : type.properties()) {
      if (property.name().equals(name)) {
        if (((StoreType.Scalar) property.storeType()).type().isPrimitive()) {
          target.setLong(property.ordinal(), Long.parseLong(value));
        } else {
          target.setObject(property.ordinal(), value);
        }
      }
    }
  }

  @Override
  public SchemaDocument schema() {
    return new SchemaDocument(
        "lines",
        type.properties().stream().map(PropertyModel::name).collect(Collectors.joining("\n")));
  }
}
