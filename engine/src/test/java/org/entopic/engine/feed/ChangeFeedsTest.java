package org.entopic.engine.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.entopic.ConsistencyToken;
import org.entopic.engine.model.EntityMapping;
import org.entopic.event.ChangeEvent;
import org.entopic.event.ChangeFeed;
import org.entopic.event.Subscription;
import org.entopic.model.EntityTypeModel;
import org.entopic.model.ScalarType;
import org.entopic.spi.backend.Publication;
import org.entopic.spi.backend.ReadView;
import org.entopic.spi.backend.Row;
import org.entopic.spi.backend.RowChange;
import org.entopic.spi.backend.StoreListener;
import org.entopic.spi.backend.StoreReader;
import org.entopic.tck.model.TestModels;
import org.entopic.tck.model.TestRows;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ChangeFeedsTest {
  /** A copy of an entity. */
  record Note(int id, String text) {}

  private static final UUID SAVE = new UUID(1, 1);

  private final EntityTypeModel type =
      TestModels.entity("Note")
          .key("id", ScalarType.INT)
          .property("text", ScalarType.STRING)
          .build();
  private final AtomicInteger copies = new AtomicInteger();
  private final List<StoreListener> listeners = new ArrayList<>();
  private final ChangeFeeds feeds =
      new ChangeFeeds(
          "test",
          new StoreReader() {
            @Override
            public ReadView open() {
              throw new UnsupportedOperationException();
            }

            @Override
            public CompletableFuture<Void> reached(ConsistencyToken token) {
              throw new UnsupportedOperationException();
            }

            @Override
            public Subscription subscribe(StoreListener listener) {
              listeners.add(listener);
              return () -> listeners.remove(listener);
            }
          });
  private final ChangeFeed<Note> feed = feeds.feed(Note.class, mapping());
  private final BlockingQueue<Object> heard = new LinkedBlockingQueue<>();
  private long offset;

  @AfterEach
  void close() {
    feeds.close();
  }

  private EntityMapping mapping() {
    return (EntityMapping)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {EntityMapping.class},
            (proxy, method, args) ->
                switch (method.getName()) {
                  case "type" -> type;
                  case "isOf" -> true;
                  case "instantiate" -> {
                    copies.incrementAndGet();
                    var row = (Row) args[0];
                    yield new Note((Integer) row.key(), (String) row.getObject(1));
                  }
                  default -> throw new UnsupportedOperationException(method.getName());
                });
  }

  private Row note(int id, String text) {
    return TestRows.row(type, id, text);
  }

  private void publish(Row before, Row after) {
    Object key = after == null ? before.key() : after.key();
    var publication =
        new Publication(
            offset, SAVE, List.of(new RowChange(type, key, before, after, 0, offset++, 1000)));
    List.copyOf(listeners).forEach(listener -> listener.published(publication));
  }

  private Object next() throws InterruptedException {
    return heard.poll(10, TimeUnit.SECONDS);
  }

  /** Waits until the feeds' thread has done what was queued so far. */
  private void settle() throws InterruptedException {
    var done = new CountDownLatch(1);
    feeds.execute(done::countDown);
    assertThat(done.await(10, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void subscribersHearOfChangesInOrder() throws InterruptedException {
    feed.subscribe(heard::add);
    publish(null, note(1, "a"));
    publish(note(1, "a"), note(1, "b"));
    publish(note(1, "b"), null);
    var origin = ((ChangeEvent<?>) heard.poll(10, TimeUnit.SECONDS)).origin();
    assertThat(origin.saveId()).isEqualTo(SAVE);
    assertThat(origin.timestamp().toEpochMilli()).isEqualTo(1000);
    assertThat(next())
        .isInstanceOfSatisfying(
            ChangeEvent.Modified.class,
            event -> {
              assertThat(event.previous()).isEqualTo(new Note(1, "a"));
              assertThat(event.entity()).isEqualTo(new Note(1, "b"));
            });
    assertThat(next())
        .isInstanceOfSatisfying(
            ChangeEvent.Removed.class,
            event -> assertThat(event.previous()).isEqualTo(new Note(1, "b")));
  }

  @Test
  void nothingIsMadeOrHeardWithoutSubscribers() {
    assertThat(listeners).isEmpty();
    Subscription subscription = feed.subscribe(heard::add);
    assertThat(listeners).hasSize(1);
    subscription.close();
    subscription.close();
    assertThat(listeners).isEmpty();
    publish(null, note(1, "a"));
    assertThat(copies).hasValue(0);
    assertThat(heard).isEmpty();
  }

  @Test
  void aNewSubscriberHearsOnlyOfWhatComesLater() throws InterruptedException {
    var blocked = new CountDownLatch(1);
    feed.subscribe(
        event -> {
          try {
            blocked.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
    publish(null, note(1, "a"));
    publish(null, note(2, "b"));
    feed.subscribe(event -> heard.add(event.key()));
    publish(null, note(3, "c"));
    blocked.countDown();
    assertThat(next()).isEqualTo(3);
  }

  @Test
  void aSubscriberThatThrowsGoesOnReceiving() throws InterruptedException {
    feed.subscribe(
        event -> {
          heard.add(event.key());
          throw new IllegalStateException("on purpose");
        });
    publish(null, note(1, "a"));
    publish(null, note(2, "b"));
    assertThat(next()).isEqualTo(1);
    assertThat(next()).isEqualTo(2);
  }

  @Test
  void eachSubscriberGetsItsOwnCopy() throws InterruptedException {
    feed.subscribe(event -> heard.add(event.after().orElseThrow()));
    feed.subscribe(event -> heard.add(event.after().orElseThrow()));
    publish(null, note(1, "a"));
    assertThat(next()).isNotSameAs(next());
  }

  @Test
  void aPublisherHonoursDemand() throws InterruptedException {
    var flow = new Collector();
    feed.asPublisher().subscribe(flow);
    Flow.Subscription subscription = flow.subscription.join();
    for (int i = 1; i <= 3; i++) {
      publish(null, note(i, "a"));
    }
    settle();
    assertThat(heard).isEmpty();
    assertThat(copies).as("what is not asked for waits as rows").hasValue(0);
    subscription.request(2);
    settle();
    assertThat(heard).containsExactly(1, 2);
    subscription.request(Long.MAX_VALUE);
    subscription.request(Long.MAX_VALUE);
    settle();
    assertThat(heard).containsExactly(1, 2, 3);
    subscription.cancel();
    assertThat(listeners).isEmpty();
  }

  @Test
  void aPublisherRefusesDemandThatIsNotPositive() throws Exception {
    var flow = new Collector();
    feed.asPublisher().subscribe(flow);
    flow.subscription.join().request(0);
    assertThat(flow.ended.get(10, TimeUnit.SECONDS)).contains("FEED-02");
    publish(null, note(1, "a"));
    assertThat(heard).isEmpty();
  }

  @Test
  void closingCompletesPublishersAndEndsTheThread() throws Exception {
    var flow = new Collector();
    feed.asPublisher().subscribe(flow);
    flow.subscription.join();
    publish(null, note(1, "a"));
    feeds.close();
    assertThat(flow.ended.get(10, TimeUnit.SECONDS)).isEqualTo("completed");
    assertThat(listeners).isEmpty();
    assertThat(Thread.getAllStackTraces().keySet())
        .noneMatch(thread -> thread.getName().equals("entopic-test-changes"));
    assertThatThrownBy(() -> feed.subscribe(heard::add))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("FEED-01");
  }

  @Test
  void aSubscriberCanCloseTheFactory() throws InterruptedException {
    feed.subscribe(
        event -> {
          feeds.close();
          heard.add("closed");
        });
    publish(null, note(1, "a"));
    assertThat(next()).isEqualTo("closed");
  }

  private final class Collector implements Flow.Subscriber<ChangeEvent<Note>> {
    final CompletableFuture<Flow.Subscription> subscription = new CompletableFuture<>();
    final CompletableFuture<String> ended = new CompletableFuture<>();

    @Override
    public void onSubscribe(Flow.Subscription given) {
      subscription.complete(given);
    }

    @Override
    public void onNext(ChangeEvent<Note> event) {
      heard.add(event.key());
    }

    @Override
    public void onError(Throwable failure) {
      ended.complete(failure.getMessage());
    }

    @Override
    public void onComplete() {
      ended.complete("completed");
    }
  }
}
