package org.entopic.engine.query;

import java.util.List;
import org.entopic.engine.query.expression.QueryMessages;
import org.entopic.engine.tracking.RowTracker;
import org.entopic.model.EntityTypeModel;
import org.entopic.model.NavigationModel;
import org.entopic.spi.backend.Row;
import org.jspecify.annotations.Nullable;

/** Entities that the context tracks, unless they have no key; its tracker connects them. */
final class TrackedGraph implements ResultGraph {
  private final RowTracker tracker;
  private final UntrackedEntities untracked;

  TrackedGraph(RowTracker tracker, UntrackedEntities untracked) {
    this.tracker = tracker;
    this.untracked = untracked;
  }

  @Override
  public Object entity(EntityTypeModel type, Row row) {
    if (type.isKeyless()) {
      return untracked.of(type).make(row);
    }
    Object entity = tracker.track(type, row);
    if (!type.javaType().isInstance(entity)) {
      throw QueryMessages.trackedAsAnother(type, entity.getClass());
    }
    return entity;
  }

  @Override
  public void join(EntityTypeModel type, Row row) {
    tracker.track(type, row);
  }

  @Override
  public Wiring wiring(NavigationModel navigation) {
    return new Loaded(tracker, navigation);
  }

  /** Says what is complete; the tracker has connected the entities when it took them up. */
  private record Loaded(RowTracker tracker, NavigationModel navigation) implements Wiring {
    @Override
    public void reference(Object owner, @Nullable Object target) {
      tracker.loaded(owner, navigation);
    }

    @Override
    public void collection(Object owner, List<Object> elements) {
      tracker.loaded(owner, navigation);
    }

    @Override
    public void partOfCollection(Object owner, List<Object> elements) {}
  }
}
