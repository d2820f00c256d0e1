package org.entopic.engine.query;

import java.util.ArrayList;
import java.util.List;
import org.entopic.query.CollectionProperty;
import org.entopic.query.IncludeQuery;
import org.entopic.query.ReferenceProperty;
import org.entopic.query.tree.ExpressionNode.Path;

/** A query just after an include, which remembers the path that can be made longer. */
final class DefaultIncludeQuery<T, N> extends DefaultEntityQuery<T> implements IncludeQuery<T, N> {
  private final List<Path> paths;

  DefaultIncludeQuery(QueryExecutor<T> executor, QuerySpec spec, List<Path> paths) {
    super(executor, spec);
    this.paths = paths;
  }

  @Override
  public <M> IncludeQuery<T, M> thenInclude(ReferenceProperty<? super N, M> reference) {
    return include(longer(reference.node()));
  }

  @Override
  public <M> IncludeQuery<T, M> thenInclude(CollectionProperty<? super N, M> collection) {
    return include(longer(collection.node()));
  }

  @Override
  public <S extends N, M> IncludeQuery<T, M> thenInclude(
      Class<S> type, ReferenceProperty<? super S, M> reference) {
    return include(longer(new Path(type, reference.node().names())));
  }

  @Override
  public <S extends N, M> IncludeQuery<T, M> thenInclude(
      Class<S> type, CollectionProperty<? super S, M> collection) {
    return include(longer(new Path(type, collection.node().names())));
  }

  private List<Path> longer(Path next) {
    var longer = new ArrayList<>(paths);
    longer.add(next);
    return longer;
  }
}
