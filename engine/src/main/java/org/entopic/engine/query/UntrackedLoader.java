package org.entopic.engine.query;

import java.util.List;
import java.util.Set;
import org.entopic.engine.model.NavigationAccess;
import org.entopic.engine.query.expression.ParameterValues;
import org.entopic.engine.query.expression.QueryBinder;
import org.entopic.model.EntityTypeModel;
import org.entopic.model.NavigationModel;
import org.entopic.query.tree.ExpressionNode.Path;
import org.entopic.spi.access.LazyLoader;
import org.entopic.spi.backend.ReadView;
import org.entopic.spi.backend.Row;
import org.jspecify.annotations.Nullable;

/** Loads one navigation of entities that nobody tracks, as an include would have. */
record UntrackedLoader(QueryContext context, NavigationModel navigation, NavigationAccess access)
    implements LazyLoader {

  /** An entity and the row that it was made of. */
  record Owner(Object entity, Row row) {}

  @Override
  public void load(Object owner) {
    context.requireOpenFor(navigation);
    if (context.loadsLazily()) {
      context.<@Nullable Object>run(() -> load((Owner) owner));
    }
  }

  private @Nullable Object load(Owner owner) {
    EntityTypeModel type = navigation.declaringType();
    var binder =
        new QueryBinder(
            context.model(),
            context.capabilities(),
            context.context(),
            Set.of(),
            ParameterValues.NONE);
    var planner = new IncludePlanner(type, binder);
    planner.add(
        new QueryStep.Include(
            List.of(new Path(type.javaType(), List.of(navigation.name()))), List.of()));
    planner.addAutomaticBehind();
    var graph = new DetachedGraph(context, new UntrackedEntities(context), repeated -> true);
    graph.put(type, owner.row(), owner.entity());
    try (ReadView view = context.reader().open()) {
      new IncludeLoader(view, graph)
          .load(planner.build(), List.of(owner.row()), List.of(owner.entity()));
    }
    return null;
  }

  @Override
  public boolean holds(Object owner) {
    return false;
  }
}
