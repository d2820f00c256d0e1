package org.entopic.engine.model;

import static org.entopic.model.ConfigurationSource.FLUENT;

import org.entopic.engine.model.draft.IndexDraft;
import org.entopic.model.IndexBuilder;

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
    draft.unique.set(true, FLUENT);
    return this;
  }

  @Override
  public IndexBuilder name(String name) {
    model.draft();
    draft.name.set(name, FLUENT);
    return this;
  }
}
