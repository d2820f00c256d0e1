package org.entopic.engine.query;

import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.entopic.engine.model.EngineModel;
import org.entopic.engine.model.NavigationAccess;
import org.entopic.model.EntityTypeModel;
import org.entopic.model.NavigationModel;
import org.entopic.spi.access.LazyCell;
import org.entopic.spi.backend.Row;
import org.jspecify.annotations.Nullable;

/**
 * Entities that nobody tracks, one a key, connected in both directions.
 *
 * <p>A collection that has been completed is left alone afterwards.
 */
final class DetachedGraph implements ResultGraph {
  private final EngineModel model;
  private final UntrackedEntities made;
  private final Map<String, Map<Object, Object>> entities = new HashMap<>();
  private final Map<NavigationModel, Set<Object>> complete = new HashMap<>();

  DetachedGraph(QueryContext context, UntrackedEntities made) {
    this.model = context.model();
    this.made = made;
  }

  /** Takes an entity that is there already for that of a row. */
  void put(EntityTypeModel type, Row row, Object entity) {
    entities.computeIfAbsent(type.rootType().name(), any -> new HashMap<>()).put(row.key(), entity);
  }

  @Override
  public Object entity(EntityTypeModel type, Row row) {
    Map<Object, Object> ofType =
        entities.computeIfAbsent(type.rootType().name(), any -> new HashMap<>());
    Object known = ofType.get(row.key());
    if (known == null) {
      known = made.of(type).make(row);
      ofType.put(row.key(), known);
    }
    return known;
  }

  @Override
  public void reference(Row owner, NavigationModel navigation, @Nullable Row target) {
    Object entity = entity(navigation.declaringType(), owner);
    if (complete(navigation).add(entity)) {
      Object related = target == null ? null : entity(navigation.target(), target);
      set(entity, navigation, related);
      loaded(entity, navigation);
      if (related != null) {
        connectBack(related, navigation, entity);
      }
    }
  }

  @Override
  public void collection(Row owner, NavigationModel navigation, List<Row> targets) {
    Object entity = entity(navigation.declaringType(), owner);
    if (complete(navigation).add(entity)) {
      Collection<Object> elements =
          model.mapping(navigation.declaringType()).navigation(navigation).collection(entity);
      elements.clear();
      for (Row target : targets) {
        Object related = entity(navigation.target(), target);
        elements.add(related);
        connectBack(related, navigation, entity);
      }
      loaded(entity, navigation);
    }
  }

  private void loaded(Object entity, NavigationModel navigation) {
    LazyCell<@Nullable Object> cell =
        model.mapping(navigation.declaringType()).navigation(navigation).cell(entity);
    if (cell != null) {
      cell.loaded(true);
    }
  }

  private void connectBack(Object related, NavigationModel navigation, Object entity) {
    NavigationModel inverse = navigation.inverse().orElse(null);
    if (inverse == null || !inverse.target().javaType().isInstance(entity)) {
      return;
    }
    if (!inverse.isCollection()) {
      set(related, inverse, entity);
    } else if (!complete(inverse).contains(related)) {
      model.mapping(navigation.target()).navigation(inverse).collection(related).add(entity);
    }
  }

  private void set(Object holder, NavigationModel navigation, @Nullable Object value) {
    EntityTypeModel type = navigation.declaringType();
    NavigationAccess access = model.mapping(type).navigation(navigation);
    if (access.isLazy() || !type.javaType().isRecord()) {
      access.set(holder, value);
    }
  }

  private Set<Object> complete(NavigationModel navigation) {
    return complete.computeIfAbsent(
        navigation, any -> Collections.newSetFromMap(new IdentityHashMap<>()));
  }

  @Override
  public void forget() {
    entities.clear();
    complete.clear();
  }
}
