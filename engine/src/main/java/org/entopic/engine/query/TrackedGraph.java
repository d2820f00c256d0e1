package org.entopic.engine.query;

import java.util.List;
import org.entopic.engine.query.expression.QueryMessages;
import org.entopic.engine.tracking.RowTracker;
import org.entopic.model.EntityTypeModel;
import org.entopic.model.NavigationModel;
import org.entopic.spi.backend.Row;
import org.jspecify.annotations.Nullable;

/** Entities that the context tracks; its tracker connects them. */
final class TrackedGraph implements ResultGraph {
  private final RowTracker tracker;

  TrackedGraph(RowTracker tracker) {
    this.tracker = tracker;
  }

  @Override
  public Object entity(EntityTypeModel type, Row row) {
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
  public void reference(Row owner, NavigationModel navigation, @Nullable Row target) {
    loaded(owner, navigation);
  }

  @Override
  public void collection(Row owner, NavigationModel navigation, List<Row> targets) {
    loaded(owner, navigation);
  }

  /** The tracker connects the elements when it takes them up. */
  @Override
  public void partOfCollection(Row owner, NavigationModel navigation, List<Row> targets) {}

  private void loaded(Row owner, NavigationModel navigation) {
    tracker.loaded(tracker.track(navigation.declaringType(), owner), navigation);
  }
}
