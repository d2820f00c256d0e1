package org.entopic.engine.save;

import java.util.List;
import org.entopic.model.EntityTypeModel;
import org.entopic.model.ForeignKeyModel;
import org.entopic.model.IndexModel;
import org.entopic.model.PropertyModel;
import org.entopic.model.ReferencePolicy;

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
    List<IndexModel> uniqueIndexes,
    List<ForeignKeyModel> references,
    List<ForeignKeyModel> restricting) {

  static TypeRules of(EntityTypeModel type) {
    return new TypeRules(
        type,
        type.properties().stream().filter(PropertyModel::isConcurrencyToken).toList(),
        type.indexes().stream().filter(IndexModel::isUnique).toList(),
        type.foreignKeys().stream().filter(key -> key.policy() != ReferencePolicy.ALLOW).toList(),
        type.referencingForeignKeys().stream()
            .filter(key -> !key.dependent().isKeyless() && restricts(key))
            .toList());
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
