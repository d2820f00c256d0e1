package org.entopic.engine.model;

import org.entopic.engine.model.draft.RelationRequest;
import org.entopic.model.ReferenceBuilder;
import org.entopic.model.RelationBuilder;
import org.entopic.query.CollectionProperty;
import org.entopic.query.ReferenceProperty;

/** Completes a relation that begins with a reference. */
final class DefaultReferenceBuilder<T, P> implements ReferenceBuilder<T, P> {
  private final DefaultModelBuilder model;
  private final RelationRequest request;

  DefaultReferenceBuilder(DefaultModelBuilder model, RelationRequest request) {
    this.model = model;
    this.request = request;
  }

  @Override
  public RelationBuilder withMany(CollectionProperty<P, T> navigation) {
    request.complete(true, DefaultRelationBuilder.name(navigation.node()));
    return new DefaultRelationBuilder(model, request.settings());
  }

  @Override
  public RelationBuilder withMany() {
    request.complete(true, null);
    return new DefaultRelationBuilder(model, request.settings());
  }

  @Override
  public RelationBuilder withOne(ReferenceProperty<P, T> navigation) {
    request.complete(false, DefaultRelationBuilder.name(navigation.node()));
    return new DefaultRelationBuilder(model, request.settings());
  }

  @Override
  public RelationBuilder withOne() {
    request.complete(false, null);
    return new DefaultRelationBuilder(model, request.settings());
  }
}
