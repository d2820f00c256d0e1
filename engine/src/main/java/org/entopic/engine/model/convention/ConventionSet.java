package org.entopic.engine.model.convention;

import static org.entopic.spi.service.StandardConvention.CONVERTER_AUTO_APPLY;
import static org.entopic.spi.service.StandardConvention.DELETE_BEHAVIOR;
import static org.entopic.spi.service.StandardConvention.FOREIGN_KEY_INDEX;
import static org.entopic.spi.service.StandardConvention.FOREIGN_KEY_NAMES;
import static org.entopic.spi.service.StandardConvention.KEY_DISCOVERY;
import static org.entopic.spi.service.StandardConvention.MAX_LENGTH;
import static org.entopic.spi.service.StandardConvention.NULLNESS;
import static org.entopic.spi.service.StandardConvention.RELATIONSHIP_DISCOVERY;
import static org.entopic.spi.service.StandardConvention.TOPIC_NAMING;

import org.entopic.engine.model.draft.AccessSource;
import org.entopic.engine.model.draft.ModelDraft;
import org.entopic.engine.model.draft.RelationMessages;
import org.entopic.spi.service.ConventionModel;
import org.entopic.spi.service.ModelConvention;
import org.entopic.spi.service.StandardConvention;

/**
 * Completes a draft that the fluent builders have begun: all rules, in their order, some of which
 * the application may have replaced.
 */
public final class ConventionSet {
  private final ModelDraft draft;
  private final ConventionModel model;
  private final AccessSource accesses;
  private final Class<?> joinInstances;
  private final PropertyDiscovery properties;
  private final TypeDiscovery types;
  private final ConverterSelection converters;
  private final KeyDiscovery keys;
  private int declaredRelations;

  /**
   * Creates the rules for a draft.
   *
   * @param model the draft as the application's rules see it
   * @param joinInstances the class of the instances of join types
   */
  public ConventionSet(
      ModelDraft draft, ConventionModel model, AccessSource accesses, Class<?> joinInstances) {
    this.draft = draft;
    this.model = model;
    this.accesses = accesses;
    this.joinInstances = joinInstances;
    var shapes = new ValueShapes(draft);
    types = new TypeDiscovery(draft, accesses, shapes);
    converters = new ConverterSelection(draft, accesses);
    properties = new PropertyDiscovery(draft, types, shapes, converters);
    keys = new KeyDiscovery(draft, accesses);
  }

  /** Applies all rules; problems are recorded in the draft. */
  public void apply() {
    var names = new ClassAnnotations(draft);
    types.apply();
    names.applyNames();
    run(CONVERTER_AUTO_APPLY, converters::registerAutoApplied);
    properties.declareEmbedded();
    properties.apply();
    run(NULLNESS, new NullnessConvention(draft)::apply);
    run(MAX_LENGTH, new MaxLengthConvention(draft)::apply);
    new GetterCheck(draft).apply();
    new ComplexCheck(draft).apply();
    new HierarchyLayout(draft).apply();
    findKeys();
    findRelations();
    names.applyIndexes();
    var indexes = new IndexConvention(draft);
    run(FOREIGN_KEY_INDEX, indexes::addForeignKeys);
    var topics = new TopicNaming(draft);
    run(TOPIC_NAMING, topics::apply);
    draft.conventions.last.forEach(this::run);
    draft.requests.stream()
        .skip(declaredRelations)
        .forEach(late -> draft.problem(RelationMessages.lateRelation(late)));
    indexes.complete();
    topics.check();
    new AccessModes(draft, accesses).apply();
    new AutoIncludes(draft).apply();
    new SettingsCheck(draft).apply();
    new FilterCheck(draft).apply();
    new IgnoredAnnotations(draft).apply();
  }

  private void findKeys() {
    run(KEY_DISCOVERY, keys::find);
    keys.apply();
    new KeyCheck(draft).apply();
  }

  private void findRelations() {
    draft.conventions.before(RELATIONSHIP_DISCOVERY).forEach(this::run);
    var relations = new RelationshipDiscovery(draft);
    relations.applyDeclared();
    declaredRelations = draft.requests.size();
    runInstead(RELATIONSHIP_DISCOVERY, relations::pairRemaining);
    new RelationAnnotations(draft).apply();
    new AlternateKeyDiscovery(draft).apply();
    draft.conventions.before(FOREIGN_KEY_NAMES).forEach(this::run);
    draft.conventions.replacement(FOREIGN_KEY_NAMES).ifPresent(this::run);
    new ForeignKeyDiscovery(draft, !draft.conventions.isChanged(FOREIGN_KEY_NAMES)).apply();
    keys.bindKeyClasses();
    run(DELETE_BEHAVIOR, new DeleteBehaviorConvention(draft)::apply);
    new DeleteBehaviorCheck(draft).apply();
    new JoinTypeConvention(draft, joinInstances).apply();
  }

  private void run(StandardConvention rule, Runnable standard) {
    draft.conventions.before(rule).forEach(this::run);
    runInstead(rule, standard);
  }

  private void runInstead(StandardConvention rule, Runnable standard) {
    if (draft.conventions.isChanged(rule)) {
      draft.conventions.replacement(rule).ifPresent(this::run);
    } else {
      standard.run();
    }
  }

  private void run(ModelConvention convention) {
    convention.apply(model);
    properties.reshape();
  }
}
