package org.entopic.engine.model;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.entopic.engine.model.draft.ModelMessages;
import org.entopic.model.EntityTypeModel;

/** Finds seeded rows that cannot be told from others. */
final class SeedCheck {
  private SeedCheck() {}

  /** Returns what is wrong with the rows that a model seeds. */
  static List<String> problems(EngineModel model) {
    List<String> problems = new ArrayList<>();
    for (EntityTypeModel type : model.entityTypes()) {
      Set<Object> keys = new HashSet<>();
      for (Object row : model.seeds(type)) {
        Object key = model.mapping(type).key(row);
        if (key == null) {
          problems.add(ModelMessages.seedWithoutKey(type.name()));
        } else if (!keys.add(key)) {
          problems.add(ModelMessages.seedTwice(type.name()));
        }
      }
    }
    return problems.stream().distinct().toList();
  }
}
