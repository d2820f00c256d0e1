package org.entopic.engine.save;

import java.util.List;
import org.entopic.engine.model.EngineModel;
import org.entopic.engine.query.expression.IndexCondition;
import org.entopic.model.EntityModel;
import org.entopic.model.EntityTypeModel;
import org.entopic.model.ForeignKeyModel;
import org.entopic.model.IndexModel;
import org.entopic.model.PropertyModel;
import org.entopic.model.ReferencePolicy;
import org.entopic.spi.backend.Row;
import org.jspecify.annotations.Nullable;

/**
 * What the model says about writing one entity type.
 *
 * @param type the entity type
 * @param tokens the properties whose stored value must be the one that was read
 * @param uniqueIndexes the indexes that allow a value once
 * @param references the foreign keys whose principal is looked up
 * @param restricting the foreign keys of others that keep a row from being deleted
 */
record TypeRules(
    EntityTypeModel type,
    List<PropertyModel> tokens,
    List<UniqueIndex> uniqueIndexes,
    List<ForeignKeyModel> references,
    List<ForeignKeyModel> restricting) {

  /**
   * An index that allows a value once.
   *
   * @param condition says which rows it compares; null for all
   */
  record UniqueIndex(IndexModel model, @Nullable IndexCondition condition) {
    /** Returns the value that no other row may have, or null if the row may have any. */
    @Nullable Object valueOf(Row row) {
      return condition == null || condition.holds(row)
          ? RowKey.values(row, model.properties())
          : null;
    }
  }

  static TypeRules of(EntityModel model, EntityTypeModel type) {
    return new TypeRules(
        type,
        type.properties().stream().filter(PropertyModel::isConcurrencyToken).toList(),
        type.indexes().stream()
            .filter(IndexModel::isUnique)
            .map(index -> new UniqueIndex(index, condition(model, type, index)))
            .toList(),
        type.foreignKeys().stream().filter(key -> key.policy() != ReferencePolicy.ALLOW).toList(),
        type.referencingForeignKeys().stream()
            .filter(key -> !key.dependent().isKeyless() && restricts(key))
            .toList());
  }

  private static @Nullable IndexCondition condition(
      EntityModel model, EntityTypeModel type, IndexModel index) {
    return index
        .filter()
        .map(filter -> IndexCondition.of((EngineModel) model, type, index, filter))
        .orElse(null);
  }

  static boolean restricts(ForeignKeyModel foreignKey) {
    return foreignKey.policy() == ReferencePolicy.REJECT || staysUntouched(foreignKey);
  }

  /** Returns whether a deletion can leave dependents with their foreign key, and must not. */
  private static boolean staysUntouched(ForeignKeyModel foreignKey) {
    return switch (foreignKey.deleteBehavior()) {
      case RESTRICT,
          CLIENT_CASCADE,
          CLIENT_SET_NULL,
          SET_DEFAULT,
          CLIENT_SET_DEFAULT,
          CLIENT_NO_ACTION ->
          true;
      case CASCADE, SET_NULL, NO_ACTION -> false;
    };
  }
}
