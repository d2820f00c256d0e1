package org.entopic.engine.model.convention;

import org.entopic.engine.model.draft.AccessSource;
import org.entopic.engine.model.draft.ModelDraft;

/** Completes a draft that the fluent builders have begun: all rules, in their order. */
public final class ConventionSet {
  private final ModelDraft draft;
  private final AccessSource accesses;
  private final Class<?> joinInstances;

  /**
   * Creates the rules for a draft.
   *
   * @param joinInstances the class of the instances of join types
   */
  public ConventionSet(ModelDraft draft, AccessSource accesses, Class<?> joinInstances) {
    this.draft = draft;
    this.accesses = accesses;
    this.joinInstances = joinInstances;
  }

  /** Applies all rules; problems are recorded in the draft. */
  public void apply() {
    var shapes = new ValueShapes(draft);
    var types = new TypeDiscovery(draft, accesses, shapes);
    var converters = new ConverterSelection(draft, accesses);
    var properties = new PropertyDiscovery(draft, types, shapes, converters);
    var names = new ClassAnnotations(draft);
    types.apply();
    names.applyNames();
    converters.registerAutoApplied();
    properties.declareEmbedded();
    properties.apply();
    new GetterCheck(draft).apply();
    new ComplexCheck(draft).apply();
    new KeyDiscovery(draft, accesses).apply();
    new KeyCheck(draft).apply();
    new RelationshipDiscovery(draft).apply();
    new RelationAnnotations(draft).apply();
    new ForeignKeyDiscovery(draft).apply();
    new DeleteBehaviorConvention(draft).apply();
    new JoinTypeConvention(draft, joinInstances).apply();
    names.applyIndexes();
    new IndexConvention(draft).apply();
    new TopicNaming(draft).apply();
    new SettingsCheck(draft).apply();
    new IgnoredAnnotations(draft).apply();
  }
}
