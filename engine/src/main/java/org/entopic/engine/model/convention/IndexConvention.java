package org.entopic.engine.model.convention;

import static org.entopic.model.ConfigurationSource.CONVENTION;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.entopic.engine.model.draft.EntityDraft;
import org.entopic.engine.model.draft.IndexDraft;
import org.entopic.engine.model.draft.ModelDraft;
import org.entopic.engine.model.draft.ModelMessages;
import org.entopic.engine.model.draft.PropertyDraft;
import org.entopic.engine.model.draft.PropertyMessages;
import org.entopic.engine.model.draft.RelationDraft;
import org.entopic.query.Predicate;
import org.jspecify.annotations.Nullable;

/** Gives every foreign key an index, and every index a name. */
final class IndexConvention {
  /** What an index is of: those of the same are one. */
  private record Coverage(List<String> properties, @Nullable Predicate<?> filter) {
    static Coverage of(IndexDraft index) {
      return new Coverage(index.properties(), index.filter.get().orElse(null));
    }
  }

  private final ModelDraft draft;

  IndexConvention(ModelDraft draft) {
    this.draft = draft;
  }

  void addForeignKeys() {
    for (RelationDraft relation : draft.relations) {
      List<String> properties = relation.foreignKey().stream().map(PropertyDraft::name).toList();
      if (!properties.isEmpty()) {
        var index = new IndexDraft(properties);
        index.unique.set(relation.kind() == RelationDraft.Kind.ONE_TO_ONE, CONVENTION);
        relation.dependent().indexes.add(index);
      }
    }
  }

  /** Makes one of equal indexes and gives each a name. */
  void complete() {
    draft.allEntities().forEach(this::complete);
  }

  private void complete(EntityDraft entity) {
    Map<Coverage, IndexDraft> merged = new LinkedHashMap<>();
    for (IndexDraft index : entity.indexes) {
      IndexDraft first = merged.putIfAbsent(Coverage.of(index), index);
      if (first != null) {
        first.name.set(index.name);
        first.descending.set(index.descending);
        first.ordered.set(index.ordered);
        if (index.unique.or(false)) {
          first.unique.set(index.unique);
        }
      }
    }
    Map<String, List<String>> names = new HashMap<>();
    for (IndexDraft index : merged.values()) {
      String joined = String.join("_", index.properties()).replace('.', '_');
      index.name.set(index.name.or((index.unique.or(false) ? "uq_" : "ix_") + joined), CONVENTION);
      if (names.put(index.name.or(joined), index.properties()) != null) {
        draft.problem(ModelMessages.duplicateIndex(entity, index.name.or(joined)));
      }
      for (String property : index.properties()) {
        if (entity.findProperty(property).filter(p -> !p.isUnbound()).isEmpty()) {
          draft.problem(PropertyMessages.unknownProperty(entity, property, "an index"));
        }
      }
      for (String property : index.descending.or(List.of())) {
        if (!index.properties().contains(property)) {
          draft.problem(ModelMessages.notIndexed(entity, index.name.or(joined), property));
        }
      }
    }
    entity.indexes.clear();
    entity.indexes.addAll(new ArrayList<>(merged.values()));
  }
}
