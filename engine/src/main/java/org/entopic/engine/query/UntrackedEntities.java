package org.entopic.engine.query;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.entopic.EntityContext;
import org.entopic.engine.model.EntityMapping;
import org.entopic.engine.model.InstanceSteps;
import org.entopic.engine.model.NavigationAccess;
import org.entopic.event.MaterializationInterceptor;
import org.entopic.model.EntityTypeModel;
import org.entopic.model.NavigationModel;
import org.entopic.spi.access.LazyCell;
import org.entopic.spi.backend.Row;
import org.jspecify.annotations.Nullable;

/** Makes entities that nobody tracks; what is lazy in them loads itself through their context. */
final class UntrackedEntities {
  private final QueryContext context;
  private final Map<EntityTypeModel, OfType> types = new HashMap<>();

  UntrackedEntities(QueryContext context) {
    this.context = context;
  }

  /** Returns what makes the entities of a type. */
  OfType of(EntityTypeModel type) {
    return types.computeIfAbsent(type, this::prepare);
  }

  private OfType prepare(EntityTypeModel type) {
    EntityMapping mapping = context.model().mapping(type);
    var lazy = new ArrayList<UntrackedLoader>();
    for (NavigationModel navigation : type.navigations()) {
      NavigationAccess access = mapping.navigation(navigation);
      if (access.isLazy()) {
        lazy.add(new UntrackedLoader(context, navigation, access));
      }
    }
    return new OfType(mapping, context.context(), lazy, context.hooks().instances());
  }

  /** Makes the entities of one type. */
  record OfType(
      EntityMapping mapping,
      EntityContext context,
      List<UntrackedLoader> lazy,
      List<MaterializationInterceptor> interceptors) {
    Object make(Row row) {
      Object entity = InstanceSteps.instantiate(mapping, row, context, interceptors);
      if (!lazy.isEmpty()) {
        bind(entity, row);
      }
      return entity;
    }

    private void bind(Object entity, Row row) {
      var owner = new UntrackedLoader.Owner(entity, row);
      for (UntrackedLoader loader : lazy) {
        LazyCell<@Nullable Object> cell = loader.access().cell(entity);
        if (cell != null) {
          cell.bind(loader, owner);
          cell.loaded(false);
          if (loader.navigation().isCollection()) {
            loader.access().collection(entity);
          }
        }
      }
    }
  }
}
