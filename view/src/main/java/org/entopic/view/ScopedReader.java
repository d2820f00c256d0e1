package org.entopic.view;

import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.entopic.ConsistencyToken;
import org.entopic.event.Subscription;
import org.entopic.spi.backend.Publication;
import org.entopic.spi.backend.ReadView;
import org.entopic.spi.backend.RowChange;
import org.entopic.spi.backend.StoreListener;
import org.entopic.spi.backend.StoreReader;

/** What one factory sees of a view that it shares with others: the topics it has defined. */
final class ScopedReader implements StoreReader {
  private final EntityView view;
  private final Set<String> topics;

  ScopedReader(EntityView view, Set<String> topics) {
    this.view = view;
    this.topics = Set.copyOf(topics);
  }

  @Override
  public ReadView open() {
    return view.open(topics);
  }

  @Override
  public CompletableFuture<Void> reached(ConsistencyToken token) {
    return view.reached(token);
  }

  @Override
  public Subscription subscribe(StoreListener listener) {
    return view.subscribe(publication -> publish(publication, listener));
  }

  private void publish(Publication publication, StoreListener listener) {
    List<RowChange> changes = publication.changes();
    boolean all = true;
    for (RowChange change : changes) {
      all &= topics.contains(change.type().topic().name());
    }
    if (all) {
      listener.published(publication);
      return;
    }
    List<RowChange> own =
        changes.stream().filter(change -> topics.contains(change.type().topic().name())).toList();
    if (!own.isEmpty()) {
      listener.published(new Publication(publication.number(), publication.saveId(), own));
    }
  }
}
