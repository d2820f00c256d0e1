package org.entopic.engine.feed;

import java.util.UUID;
import org.entopic.spi.backend.RowChange;
import org.jspecify.annotations.Nullable;

/** Somebody who hears of the changes of one entity type, on the feeds' thread. */
interface FeedSubscriber {

  /** Returns the entity type's name. */
  String entityType();

  /** Is told of a change. */
  void deliver(@Nullable UUID saveId, RowChange change);

  /** Is told that no more will come. */
  void complete();
}
