package org.entopic.engine.record;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.entopic.model.EntityTypeModel;
import org.entopic.model.PropertyModel;
import org.entopic.spi.backend.Row;
import org.entopic.spi.backend.RowBuilder;
import org.jspecify.annotations.Nullable;

/** Tells which type of a hierarchy a row is of; immutable. */
public final class Discriminators {

  /** One type, and which of its values cannot be null although rows of other types have none. */
  private record Part(EntityTypeModel type, Object value, BitSet required) {
    static Part of(EntityTypeModel type) {
      var required = new BitSet();
      type.properties().stream()
          .filter(property -> property.storeType().isPrimitive() && !property.isNullable())
          .map(PropertyModel::ordinal)
          .filter(ordinal -> type.rootType().property(ordinal).isNullable())
          .forEach(required::set);
      return new Part(type, type.discriminatorValue().orElseThrow(), required);
    }
  }

  private final int ordinal;
  private final @Nullable Part only;
  private final Map<Object, Part> parts = new HashMap<>();

  private Discriminators(EntityTypeModel stored, PropertyModel discriminator) {
    this.ordinal = discriminator.ordinal();
    EntityTypeModel root = stored.rootType();
    Stream.concat(Stream.of(root), root.derivedTypes().stream())
        .filter(type -> type.discriminatorValue().isPresent())
        .map(Part::of)
        .forEach(this::add);
    this.only = stored == root ? null : parts.get(stored.discriminatorValue().orElseThrow());
  }

  private void add(Part part) {
    parts.put(part.value(), part);
    part.type().formerDiscriminatorValues().forEach(former -> parts.put(former, part));
  }

  /** Returns those of a type whose rows have a topic; null where it is alone. */
  public static @Nullable Discriminators of(EntityTypeModel stored) {
    return stored
        .discriminator()
        .map(property -> new Discriminators(stored, property))
        .orElse(null);
  }

  /** Returns the type of a row. */
  public EntityTypeModel type(Row row) {
    Part part = parts.get(row.get(ordinal));
    if (part == null) {
      throw new IllegalArgumentException("A row of '" + row.type() + "' has no known type.");
    }
    return part.type();
  }

  /**
   * Completes a row that was decoded: the discriminator, and values its schema did not have yet.
   *
   * @return whether the type is known
   */
  boolean complete(RowBuilder row) {
    Object value = row.get(ordinal);
    Part part = only != null ? only : value == null ? null : parts.get(value);
    if (part == null) {
      return false;
    }
    row.set(ordinal, part.value());
    BitSet required = part.required();
    for (int each = required.nextSetBit(0); each >= 0; each = required.nextSetBit(each + 1)) {
      if (row.get(each) == null) {
        row.setLong(each, 0);
      }
    }
    return true;
  }
}
