package org.entopic.engine.model;

import java.util.List;
import org.entopic.engine.model.draft.IndexDraft;
import org.entopic.model.IndexBuilder;
import org.entopic.query.Predicate;

/** Writes what the application says of an index into its draft. */
final class DefaultIndexBuilder implements IndexBuilder {
  private final DefaultModelBuilder model;
  private final IndexDraft draft;

  DefaultIndexBuilder(DefaultModelBuilder model, IndexDraft draft) {
    this.model = model;
    this.draft = draft;
  }

  @Override
  public IndexBuilder unique() {
    model.draft();
    draft.unique.set(true, model.source());
    return this;
  }

  @Override
  public IndexBuilder descending(String... properties) {
    model.draft();
    draft.descending.set(
        properties.length == 0 ? draft.properties() : List.of(properties), model.source());
    return this;
  }

  @Override
  public IndexBuilder filter(Predicate<?> condition) {
    model.draft();
    draft.filter.set(condition, model.source());
    return this;
  }

  @Override
  public IndexBuilder annotation(String name, Object value) {
    model.draft();
    draft.annotations.put(name, value);
    return this;
  }

  @Override
  public IndexBuilder name(String name) {
    model.draft();
    draft.name.set(name, model.source());
    return this;
  }
}
