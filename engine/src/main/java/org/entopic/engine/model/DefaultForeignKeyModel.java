package org.entopic.engine.model;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.entopic.engine.model.draft.RelationDraft;
import org.entopic.engine.model.draft.RelationSettings;
import org.entopic.model.ConfigurationSource;
import org.entopic.model.DeleteBehavior;
import org.entopic.model.EntityTypeModel;
import org.entopic.model.ForeignKeyModel;
import org.entopic.model.KeyModel;
import org.entopic.model.NavigationModel;
import org.entopic.model.PropertyModel;
import org.entopic.model.ReferencePolicy;
import org.jspecify.annotations.Nullable;

/** A foreign key of the frozen model; navigations are added once, before anybody sees it. */
final class DefaultForeignKeyModel implements ForeignKeyModel {
  private final EntityTypeModel dependent;
  private final EntityTypeModel principal;
  private final KeyModel principalKey;
  private final List<PropertyModel> properties;
  private final boolean unique;
  private final boolean required;
  private final boolean removesOrphans;
  private final DeleteBehavior deleteBehavior;
  private final ReferencePolicy policy;
  private final Map<String, Object> annotations;
  private final Map<String, ConfigurationSource> sources;
  private @Nullable NavigationModel dependentNavigation;
  private @Nullable NavigationModel principalNavigation;

  DefaultForeignKeyModel(
      RelationDraft draft,
      EntityTypeModel dependent,
      EntityTypeModel principal,
      KeyModel principalKey,
      List<PropertyModel> properties) {
    this.dependent = dependent;
    this.principal = principal;
    this.principalKey = principalKey;
    this.properties = List.copyOf(properties);
    this.unique = draft.kind() == RelationDraft.Kind.ONE_TO_ONE;
    RelationSettings settings = draft.settings();
    this.required = settings.required.or(false);
    this.removesOrphans = settings.removesOrphans.or(false);
    this.deleteBehavior = settings.onDelete.or(DeleteBehavior.RESTRICT);
    this.policy = settings.policy.or(ReferencePolicy.WARN);
    this.annotations = Map.copyOf(settings.annotations);
    this.sources = Collections.unmodifiableMap(settings.sources());
  }

  void relate(@Nullable NavigationModel onDependent, @Nullable NavigationModel onPrincipal) {
    dependentNavigation = onDependent;
    principalNavigation = onPrincipal;
  }

  boolean removesOrphans() {
    return removesOrphans;
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
    return principalKey;
  }

  @Override
  public Optional<NavigationModel> dependentNavigation() {
    return Optional.ofNullable(dependentNavigation);
  }

  @Override
  public Optional<NavigationModel> principalNavigation() {
    return Optional.ofNullable(principalNavigation);
  }

  @Override
  public boolean isUnique() {
    return unique;
  }

  @Override
  public boolean isRequired() {
    return required;
  }

  @Override
  public DeleteBehavior deleteBehavior() {
    return deleteBehavior;
  }

  @Override
  public ReferencePolicy policy() {
    return policy;
  }

  @Override
  public Map<String, ConfigurationSource> sources() {
    return sources;
  }

  @Override
  public Map<String, Object> annotations() {
    return annotations;
  }

  @Override
  public String toString() {
    return dependent.name() + properties + " -> " + principal.name();
  }
}
