package org.entopic.view;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.stream.IntStream;
import org.apiguardian.api.API;
import org.entopic.model.EntityTypeModel;
import org.entopic.model.PropertyModel;
import org.entopic.model.StoreType;
import org.entopic.model.StructuralTypeModel;
import org.entopic.spi.backend.StoreDefinition;

/**
 * Says whether rows made for one factory's model of an entity type can serve another's: they have
 * the same schema, the same properties, and enums of the same classes, which a bundle that was
 * refreshed has not.
 *
 * <p>Stateless and thread-safe.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public final class DefinitionComparison {
  private DefinitionComparison() {}

  /** Returns what makes a definition unfit for rows of a known one, if anything does. */
  public static Optional<String> difference(StoreDefinition known, StoreDefinition wanted) {
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
    if (!ours.storeKind().equals(theirs.storeKind())) {
      return Optional.of("Type '%s' is kept in another kind of store.".formatted(ours.name()));
    }
    if (!sameProperties(ours, theirs, DefinitionComparison::sameName)
        || !names(ours.primaryKey().properties()).equals(names(theirs.primaryKey().properties()))) {
      return Optional.of("Type '%s' has other properties.".formatted(ours.name()));
    }
    if (!sameProperties(ours, theirs, Object::equals)) {
      return Optional.of(
          "Type '%s' has enums of another class loader, as after the refresh of a bundle."
              .formatted(ours.name()));
    }
    return Optional.empty();
  }

  private static boolean sameName(Class<?> ours, Class<?> theirs) {
    return ours.getName().equals(theirs.getName());
  }

  private static boolean sameProperties(
      StructuralTypeModel ours, StructuralTypeModel theirs, BiPredicate<Class<?>, Class<?>> enums) {
    return ours.propertyCount() == theirs.propertyCount()
        && ours.primitiveCount() == theirs.primitiveCount()
        && IntStream.range(0, ours.propertyCount())
            .allMatch(
                ordinal -> sameProperty(ours.property(ordinal), theirs.property(ordinal), enums));
  }

  private static boolean sameProperty(
      PropertyModel ours, PropertyModel theirs, BiPredicate<Class<?>, Class<?>> enums) {
    return ours.name().equals(theirs.name())
        && ours.isNullable() == theirs.isNullable()
        && sameType(ours.storeType(), theirs.storeType(), enums);
  }

  private static boolean sameType(
      StoreType ours, StoreType theirs, BiPredicate<Class<?>, Class<?>> enums) {
    if (ours instanceof StoreType.Complex a && theirs instanceof StoreType.Complex b) {
      return sameProperties(a.type(), b.type(), enums);
    }
    if (ours instanceof StoreType.Collection a && theirs instanceof StoreType.Collection b) {
      return sameType(a.element(), b.element(), enums);
    }
    if (ours instanceof StoreType.Enumeration a && theirs instanceof StoreType.Enumeration b) {
      return enums.test(a.type(), b.type());
    }
    return Objects.equals(ours, theirs);
  }

  private static List<String> names(List<? extends PropertyModel> properties) {
    return properties.stream().map(PropertyModel::name).toList();
  }
}
