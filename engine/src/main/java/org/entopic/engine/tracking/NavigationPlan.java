package org.entopic.engine.tracking;

import org.entopic.engine.model.NavigationAccess;
import org.entopic.model.NavigationModel;
import org.entopic.model.NavigationModel.Kind;
import org.jspecify.annotations.Nullable;

/** What tracking needs to know of a navigation, prepared once. */
final class NavigationPlan {
  final NavigationModel model;
  final NavigationAccess access;

  /** The place among the navigations of its type. */
  final int slot;

  final Kind kind;
  private final boolean collection;
  final ForeignKeyPlan foreignKey;
  private final @Nullable ForeignKeyPlan targetForeignKey;
  private @Nullable NavigationPlan inverse;

  NavigationPlan(
      NavigationModel model,
      NavigationAccess access,
      int slot,
      ForeignKeyPlan foreignKey,
      @Nullable ForeignKeyPlan targetForeignKey) {
    this.model = model;
    this.access = access;
    this.slot = slot;
    this.kind = model.kind();
    this.collection = model.isCollection();
    this.foreignKey = foreignKey;
    this.targetForeignKey = targetForeignKey;
  }

  void inverse(@Nullable NavigationPlan newInverse) {
    inverse = newInverse;
  }

  boolean isCollection() {
    return collection;
  }

  /** Returns the collection of the other side of a many-to-many relation, or null. */
  @Nullable NavigationPlan inverse() {
    return inverse;
  }

  /** Returns the join type's foreign key to the other side of a many-to-many relation. */
  ForeignKeyPlan targetForeignKey() {
    if (targetForeignKey == null) {
      throw new IllegalStateException(model.name() + " is not many-to-many.");
    }
    return targetForeignKey;
  }
}
