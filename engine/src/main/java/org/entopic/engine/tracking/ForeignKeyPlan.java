package org.entopic.engine.tracking;

import java.util.List;
import java.util.Optional;
import org.entopic.model.DeleteBehavior;
import org.entopic.model.ForeignKeyModel;
import org.entopic.model.IndexModel;
import org.entopic.model.NavigationModel;
import org.entopic.model.PropertyModel;
import org.entopic.spi.backend.Row;
import org.entopic.spi.backend.StoreAccess;
import org.jspecify.annotations.Nullable;

/** What tracking needs to know of a foreign key, prepared once. */
final class ForeignKeyPlan {
  final ForeignKeyModel model;
  final TypePlan dependent;
  final TypePlan principal;

  /** The place of the referred key among the alternate keys of the principal, or -1. */
  final int alternate;

  /** The place among the foreign keys of the dependent. */
  final int slot;

  final List<PropertyModel> properties;
  final boolean removesOrphans;
  private final org.entopic.spi.service.KeyPropagator propagator;
  private final boolean partOfKey;
  private final boolean nullable;
  private final @Nullable IndexModel storeIndex;
  private @Nullable NavigationPlan reference;
  private @Nullable NavigationPlan inverse;

  ForeignKeyPlan(
      ForeignKeyModel model,
      TypePlan dependent,
      TypePlan principal,
      boolean removesOrphans,
      org.entopic.spi.service.KeyPropagator propagator) {
    this.model = model;
    this.propagator = propagator;
    this.dependent = dependent;
    this.principal = principal;
    this.slot = dependent.foreignKeys.size();
    this.removesOrphans = removesOrphans;
    properties = model.properties();
    alternate = principal.alternateKey(model.principalKey());
    partOfKey = properties.stream().anyMatch(p -> dependent.keyOrdinals.get(p.ordinal()));
    nullable =
        !model.isRequired() && properties.stream().anyMatch(p -> p.isNullable() && !p.isKey());
    storeIndex =
        dependent.type.indexes().stream()
            .filter(candidate -> names(candidate.properties()).equals(names(properties)))
            .findFirst()
            .orElse(null);
  }

  /** Returns what a property takes of the value of the principal's key. */
  Object propagate(int position, Object principalValue) {
    return propagator.propagate(model, properties.get(position), principalValue);
  }

  void navigations(@Nullable NavigationPlan newReference, @Nullable NavigationPlan newInverse) {
    reference = newReference;
    inverse = newInverse;
  }

  /** Returns the reference of the dependent, or null. */
  @Nullable NavigationPlan reference() {
    return reference;
  }

  /** Returns the reference or collection of the principal, or null. */
  @Nullable NavigationPlan inverse() {
    return inverse;
  }

  boolean isPartOfKey() {
    return partOfKey;
  }

  /** Returns whether a dependent can be without a principal. */
  boolean isNullable() {
    return nullable;
  }

  boolean behaves(DeleteBehavior behavior) {
    return model.deleteBehavior() == behavior;
  }

  /** Returns whether tracked dependents are deleted with their principal. */
  boolean cascades() {
    return behaves(DeleteBehavior.CASCADE) || behaves(DeleteBehavior.CLIENT_CASCADE);
  }

  /** Returns whether tracked dependents lose their foreign key with their principal. */
  boolean nullsDependents() {
    return behaves(DeleteBehavior.SET_NULL) || behaves(DeleteBehavior.CLIENT_SET_NULL);
  }

  /** Returns whether tracked dependents get the default foreign key with their principal gone. */
  boolean defaultsDependents() {
    return behaves(DeleteBehavior.SET_DEFAULT) || behaves(DeleteBehavior.CLIENT_SET_DEFAULT);
  }

  /** Returns whether tracked dependents are left as they are. */
  boolean ignoresDependents() {
    return behaves(DeleteBehavior.NO_ACTION) || behaves(DeleteBehavior.CLIENT_NO_ACTION);
  }

  /** Returns the stored default of a property of the foreign key. */
  @Nullable Object defaultOf(PropertyModel property) {
    return dependent.mapping.toStored(property, property.defaultValue().orElse(null));
  }

  /** Returns whether a value of the principal's key stands for one to be generated. */
  boolean isTemporary(TrackedEntity tracked, int position) {
    return tracked.isTemporary(model.principalKey().properties().get(position));
  }

  /** Returns what refers to the principal that has a row. */
  @Nullable Object referredTo(Row row) {
    return alternate < 0 ? row.key() : TypePlan.keyOf(row, model.principalKey().properties());
  }

  @Nullable Object valueIn(Row row) {
    return TypePlan.keyOf(row, properties);
  }

  /** Returns how the store finds the dependents of a principal. */
  StoreAccess access(Object principalKey) {
    if (storeIndex != null) {
      return new StoreAccess.IndexLookup(dependent.type, storeIndex, List.of(principalKey));
    }
    return new StoreAccess.FullScan(dependent.type);
  }

  /** Returns what a person calls the relation: the reference, or else the properties. */
  String label() {
    Optional<NavigationModel> navigation = model.dependentNavigation();
    return dependent.type.name()
        + "."
        + navigation
            .map(NavigationModel::name)
            .orElseGet(() -> String.join("+", names(properties)));
  }

  private static List<String> names(List<PropertyModel> properties) {
    return properties.stream().map(PropertyModel::name).toList();
  }
}
