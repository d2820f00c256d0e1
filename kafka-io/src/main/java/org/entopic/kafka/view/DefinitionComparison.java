package org.entopic.kafka.view;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.entopic.model.EntityTypeModel;
import org.entopic.model.PropertyModel;
import org.entopic.model.StoreType;
import org.entopic.model.StructuralTypeModel;
import org.entopic.spi.backend.StoreDefinition;

/** Says whether rows made for one factory's model of an entity type can serve another's. */
final class DefinitionComparison {
  private DefinitionComparison() {}

  /** Returns what makes a definition unfit for rows of a known one, if anything does. */
  static Optional<String> difference(StoreDefinition known, StoreDefinition wanted) {
    EntityTypeModel ours = known.type();
    EntityTypeModel theirs = wanted.type();
    if (!ours.name().equals(theirs.name())) {
      return Optional.of(
          "Topic '%s' holds '%s' for one and '%s' for the other."
              .formatted(ours.topic().name(), ours.name(), theirs.name()));
    }
    if (!known.schema().equals(wanted.schema())) {
      return Optional.of("Type '%s' has another schema.".formatted(ours.name()));
    }
    if (!sameProperties(ours, theirs)
        || !names(ours.primaryKey().properties()).equals(names(theirs.primaryKey().properties()))) {
      return Optional.of("Type '%s' has other properties.".formatted(ours.name()));
    }
    return Optional.empty();
  }

  private static boolean sameProperties(StructuralTypeModel ours, StructuralTypeModel theirs) {
    return ours.propertyCount() == theirs.propertyCount()
        && ours.primitiveCount() == theirs.primitiveCount()
        && IntStream.range(0, ours.propertyCount())
            .allMatch(ordinal -> sameProperty(ours.property(ordinal), theirs.property(ordinal)));
  }

  private static boolean sameProperty(PropertyModel ours, PropertyModel theirs) {
    return ours.name().equals(theirs.name())
        && ours.isNullable() == theirs.isNullable()
        && sameType(ours.storeType(), theirs.storeType());
  }

  private static boolean sameType(StoreType ours, StoreType theirs) {
    if (ours instanceof StoreType.Complex a && theirs instanceof StoreType.Complex b) {
      return sameProperties(a.type(), b.type());
    }
    if (ours instanceof StoreType.Collection a && theirs instanceof StoreType.Collection b) {
      return sameType(a.element(), b.element());
    }
    return Objects.equals(ours, theirs);
  }

  private static List<String> names(List<? extends PropertyModel> properties) {
    return properties.stream().map(PropertyModel::name).toList();
  }
}
