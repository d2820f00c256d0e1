package org.entopic.engine.save;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.entopic.model.EntityModel;
import org.entopic.model.EntityTypeModel;

/** What a model says about writing its entity types; immutable. */
final class SaveRules {
  private final Map<String, TypeRules> types = new HashMap<>();

  SaveRules(EntityModel model) {
    for (EntityTypeModel type : model.entityTypes()) {
      types.put(type.name(), TypeRules.of(model, type));
    }
  }

  TypeRules of(EntityTypeModel type) {
    return Objects.requireNonNull(types.get(type.name()), type.name());
  }
}
