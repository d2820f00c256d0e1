package org.entopic.engine.provider;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.entopic.ConfigurationException;
import org.entopic.model.EntityModel;
import org.entopic.model.EntityTypeModel;
import org.entopic.model.ForeignKeyModel;
import org.entopic.model.IndexModel;
import org.entopic.model.PropertyModel;
import org.entopic.model.ReferencePolicy;
import org.entopic.model.StoreType;
import org.entopic.model.ValueGeneration;
import org.entopic.spi.backend.BackendCapability;
import org.entopic.spi.serde.SerializerCapability;

/** Compares what a model needs with what the backend and the serializers can do. */
public final class CapabilityCheck {

  /**
   * What a provider says of itself.
   *
   * @param name the provider's name
   * @param capabilities what it can do
   */
  public record Offer<C extends Enum<C>>(String name, Set<C> capabilities) {}

  private final Offer<BackendCapability> backend;
  private final Function<EntityTypeModel, Offer<SerializerCapability>> serializers;
  private final List<String> gaps = new ArrayList<>();

  private CapabilityCheck(
      Offer<BackendCapability> backend,
      Function<EntityTypeModel, Offer<SerializerCapability>> serializers) {
    this.backend = backend;
    this.serializers = serializers;
  }

  /**
   * Checks a model.
   *
   * @param isFiltered whether conditions limit the queries of a type
   * @param isSeeded whether the model has rows of a type
   * @throws ConfigurationException if anything is missing; it lists all gaps
   */
  public static void check(
      EntityModel model,
      Predicate<EntityTypeModel> isFiltered,
      Predicate<EntityTypeModel> isSeeded,
      Offer<BackendCapability> backend,
      Function<EntityTypeModel, Offer<SerializerCapability>> serializers) {
    var check = new CapabilityCheck(backend, serializers);
    check.need(BackendCapability.ATOMIC_WRITE, "Saves are all or nothing");
    for (EntityTypeModel type : model.entityTypes()) {
      type.storedTypes().forEach(check::type);
      if (isFiltered.test(type)) {
        check.need(BackendCapability.FULL_SCAN, "Queries of '" + type.name() + "' have a filter");
      }
      if (isSeeded.test(type)) {
        check.need(BackendCapability.KEY_LOOKUP, "Rows of '" + type.name() + "' are seeded");
      }
    }
    if (!check.gaps.isEmpty()) {
      throw ProviderMessages.gaps(check.gaps);
    }
  }

  private void type(EntityTypeModel type) {
    if (type.isChecked() && !type.isReadOnly()) {
      need(
          BackendCapability.CHECKED_WRITE,
          "Saves of '" + type.name() + "' are checked against all processes");
    }
    for (PropertyModel property : type.properties()) {
      if (!property.isConcurrencyToken() && readsToGenerate(property.valueGeneration())) {
        need(
            BackendCapability.KEY_LOOKUP,
            "'" + type.name() + "' has the generated value '" + property.name() + "'");
      }
      if (property.isConcurrencyToken()) {
        need(
            BackendCapability.KEY_LOOKUP,
            "'" + type.name() + "' has the concurrency token '" + property.name() + "'");
      }
      if (property.valueGeneration() == ValueGeneration.SEQUENCE) {
        need(
            BackendCapability.KEY_RANGE,
            "'" + type.name() + "' has the generated number '" + property.name() + "'");
        need(
            BackendCapability.SEQUENCES,
            "'" + type.name() + "' has the generated number '" + property.name() + "'");
      }
      Offer<SerializerCapability> serializer = serializers.apply(type);
      if (isNested(property.storeType())
          && !serializer.capabilities().contains(SerializerCapability.NESTED_VALUES)) {
        gap(
            "'" + type.name() + "' has the nested value '" + property.name() + "'",
            SerializerCapability.NESTED_VALUES,
            "serializer",
            serializer.name());
      }
    }
    for (IndexModel index : type.indexes()) {
      if (index.isUnique()) {
        need(
            BackendCapability.INDEX_LOOKUP,
            "'" + type.name() + "' has the unique index '" + index.name() + "'");
      }
    }
    for (ForeignKeyModel foreignKey : type.foreignKeys()) {
      if (foreignKey.policy() == ReferencePolicy.REJECT) {
        need(
            BackendCapability.KEY_LOOKUP,
            "'"
                + type.name()
                + "' rejects references to missing rows of '"
                + foreignKey.principal().name()
                + "'");
      }
    }
  }

  private static boolean readsToGenerate(ValueGeneration generation) {
    return switch (generation) {
      case NEVER, UUID_V7, SEQUENCE -> false;
      case VERSION -> true;
    };
  }

  private static boolean isNested(StoreType type) {
    return type instanceof StoreType.Complex || type instanceof StoreType.Collection;
  }

  private void need(BackendCapability capability, String reason) {
    if (!backend.capabilities().contains(capability)) {
      gap(reason, capability, "backend", backend.name());
    }
  }

  private void gap(String reason, Enum<?> capability, String noun, String provider) {
    gaps.add(
        reason + ", which needs " + capability + "; the " + noun + " '" + provider + "' lacks it.");
  }
}
