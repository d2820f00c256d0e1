package org.entopic.engine.model;

import java.util.Map;
import java.util.function.Consumer;
import org.entopic.engine.model.draft.EntityDraft;
import org.entopic.engine.model.draft.JoinReferences;
import org.entopic.engine.model.draft.RelationRequest;
import org.entopic.model.CollectionBuilder;
import org.entopic.model.EntityTypeBuilder;
import org.entopic.model.ManyToManyBuilder;
import org.entopic.model.RelationBuilder;
import org.entopic.query.CollectionProperty;
import org.entopic.query.ReferenceProperty;

/** Completes a relation that begins with a collection. */
final class DefaultCollectionBuilder<T, D> implements CollectionBuilder<T, D> {
  private final DefaultModelBuilder model;
  private final RelationRequest request;

  DefaultCollectionBuilder(DefaultModelBuilder model, RelationRequest request) {
    this.model = model;
    this.request = request;
  }

  @Override
  public RelationBuilder withOne(ReferenceProperty<D, T> navigation) {
    request.complete(false, DefaultRelationBuilder.name(navigation.node()));
    return new DefaultRelationBuilder(model, request.settings());
  }

  @Override
  public RelationBuilder withOne() {
    request.complete(false, null);
    return new DefaultRelationBuilder(model, request.settings());
  }

  @Override
  public ManyToManyBuilder withMany(CollectionProperty<D, T> navigation) {
    request.complete(true, DefaultRelationBuilder.name(navigation.node()));
    return new JoinNaming();
  }

  @Override
  public ManyToManyBuilder withMany() {
    request.complete(true, null);
    return new JoinNaming();
  }

  private final class JoinNaming implements ManyToManyBuilder {
    @Override
    public ManyToManyBuilder joinName(String name) {
      model.draft();
      request.settings().joinName.set(name, model.source());
      return this;
    }

    @Override
    public ManyToManyBuilder usingEntity(
        String entityName, Consumer<? super EntityTypeBuilder<Map<String, Object>>> configure) {
      EntityDraft bag = model.draft().bag(entityName);
      bag.joinTwoSides();
      request.settings().joinBag.set(bag, model.source());
      configure.accept(new DefaultEntityTypeBuilder<>(model, bag));
      return this;
    }

    @Override
    public <J> ManyToManyBuilder usingEntity(
        ReferenceProperty<J, ?> toSource, ReferenceProperty<J, ?> toTarget) {
      Class<?> join = toSource.node().root();
      model.draft().entity(join);
      request
          .settings()
          .joinEntity
          .set(
              new JoinReferences(
                  join,
                  DefaultRelationBuilder.name(toSource.node()),
                  DefaultRelationBuilder.name(toTarget.node())),
              model.source());
      return this;
    }
  }
}
