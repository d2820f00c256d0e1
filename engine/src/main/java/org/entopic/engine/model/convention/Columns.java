package org.entopic.engine.model.convention;

import java.util.Optional;
import java.util.function.Predicate;
import org.entopic.engine.model.draft.EntityDraft;
import org.entopic.engine.model.draft.PropertyDraft;

/** Finds the property that Jakarta Persistence would keep in a column. */
final class Columns {
  private Columns() {}

  /** Looks for the property's name, then its field's, then the last part of an embedded name. */
  static Optional<PropertyDraft> find(EntityDraft entity, String column) {
    return find(entity, p -> p.name().equals(column))
        .or(() -> find(entity, p -> p.field().equalsIgnoreCase(column)))
        .or(() -> find(entity, p -> p.simpleName().equalsIgnoreCase(column)));
  }

  private static Optional<PropertyDraft> find(
      EntityDraft entity, Predicate<PropertyDraft> condition) {
    return entity.properties().stream().filter(p -> !p.isUnbound()).filter(condition).findFirst();
  }
}
