package org.entopic.tck.model;

import java.util.List;
import java.util.Optional;
import org.entopic.model.DeleteBehavior;
import org.entopic.model.EntityTypeModel;
import org.entopic.model.ForeignKeyModel;
import org.entopic.model.KeyModel;
import org.entopic.model.NavigationModel;
import org.entopic.model.PropertyModel;
import org.entopic.model.ReferencePolicy;

/** A foreign key without navigations; a class and not a record, because the model has cycles. */
final class FixedForeignKey implements ForeignKeyModel {
  private final EntityTypeModel dependent;
  private final List<PropertyModel> properties;
  private final EntityTypeModel principal;
  private final ReferencePolicy policy;

  FixedForeignKey(
      EntityTypeModel dependent,
      List<PropertyModel> properties,
      EntityTypeModel principal,
      ReferencePolicy policy) {
    this.dependent = dependent;
    this.properties = List.copyOf(properties);
    this.principal = principal;
    this.policy = policy;
  }

  @Override
  public EntityTypeModel dependent() {
    return dependent;
  }

  @Override
  public List<PropertyModel> properties() {
    return properties;
  }

  @Override
  public EntityTypeModel principal() {
    return principal;
  }

  @Override
  public KeyModel principalKey() {
    return principal.primaryKey();
  }

  @Override
  public Optional<NavigationModel> dependentNavigation() {
    return Optional.empty();
  }

  @Override
  public Optional<NavigationModel> principalNavigation() {
    return Optional.empty();
  }

  @Override
  public boolean isUnique() {
    return false;
  }

  @Override
  public boolean isRequired() {
    return properties.stream().noneMatch(PropertyModel::isNullable);
  }

  @Override
  public DeleteBehavior deleteBehavior() {
    return DeleteBehavior.NO_ACTION;
  }

  @Override
  public ReferencePolicy policy() {
    return policy;
  }
}
