package org.entopic.engine.model;

import java.util.Optional;
import org.entopic.model.EntityTypeModel;
import org.entopic.model.ForeignKeyModel;
import org.entopic.model.NavigationModel;
import org.jspecify.annotations.Nullable;

/** A navigation of the frozen model; its inverse is added once, before anybody sees it. */
final class DefaultNavigationModel implements NavigationModel {
  private final String name;
  private final EntityTypeModel declaringType;
  private final EntityTypeModel target;
  private final Kind kind;
  private final Class<?> javaType;
  private final ForeignKeyModel foreignKey;
  private final @Nullable ForeignKeyModel targetForeignKey;
  private final boolean autoIncluded;
  private @Nullable NavigationModel inverse;

  DefaultNavigationModel(
      String name,
      EntityTypeModel declaringType,
      EntityTypeModel target,
      Kind kind,
      Class<?> javaType,
      ForeignKeyModel foreignKey,
      @Nullable ForeignKeyModel targetForeignKey,
      boolean autoIncluded) {
    this.name = name;
    this.declaringType = declaringType;
    this.target = target;
    this.kind = kind;
    this.javaType = javaType;
    this.foreignKey = foreignKey;
    this.targetForeignKey = targetForeignKey;
    this.autoIncluded = autoIncluded;
  }

  void pairWith(@Nullable NavigationModel other) {
    inverse = other;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public EntityTypeModel declaringType() {
    return declaringType;
  }

  @Override
  public EntityTypeModel target() {
    return target;
  }

  @Override
  public Kind kind() {
    return kind;
  }

  @Override
  public Class<?> javaType() {
    return javaType;
  }

  @Override
  public ForeignKeyModel foreignKey() {
    return foreignKey;
  }

  @Override
  public Optional<ForeignKeyModel> targetForeignKey() {
    return Optional.ofNullable(targetForeignKey);
  }

  @Override
  public Optional<NavigationModel> inverse() {
    return Optional.ofNullable(inverse);
  }

  @Override
  public boolean isAutoIncluded() {
    return autoIncluded;
  }

  @Override
  public String toString() {
    return declaringType.name() + "." + name;
  }
}
