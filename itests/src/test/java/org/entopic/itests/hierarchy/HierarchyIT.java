package org.entopic.itests.hierarchy;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.invoke.MethodHandles;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.entopic.BadRecord;
import org.entopic.BadRecordPolicy;
import org.entopic.EntityContext;
import org.entopic.EntityContextFactory;
import org.entopic.EntityContextFactoryBuilder;
import org.entopic.event.ChangeEvent;
import org.entopic.itests.broker.SharedBroker;
import org.entopic.itests.hierarchy.Figures.Box;
import org.entopic.itests.hierarchy.Figures.Disc;
import org.entopic.itests.hierarchy.Figures.Earlier;
import org.entopic.itests.hierarchy.Figures.EarlierDisc;
import org.entopic.itests.hierarchy.Figures.Figure;
import org.entopic.itests.hierarchy.Figures.OneTopic;
import org.entopic.itests.hierarchy.Figures.PerClass;
import org.entopic.itests.hierarchy.Figures.Point;
import org.entopic.query.ComparableProperty;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A hierarchy through each serializer, in one topic and in several. */
@ExtendWith(SharedBroker.class)
class HierarchyIT {
  private static final Disc DISC = new Disc(1, "d", new Point(3, 4), 2.5);
  private static final Disc SECOND = new Disc(3, null, new Point(0, 0), 0);
  private static final Box BOX = new Box(2, null, List.of(new Point(0, 0), new Point(5, 6)), true);

  private final String database = "db" + UUID.randomUUID().toString().substring(0, 8);

  private <C extends EntityContext> EntityContextFactoryBuilder<C> factory(
      Supplier<C> contexts, String serializer) {
    return EntityContextFactory.of(contexts)
        .database(database)
        .backend("replica")
        .serializer(serializer)
        .keySerializer("json")
        .bootstrapServers(SharedBroker.address())
        .lookup(MethodHandles.lookup());
  }

  private static void save(EntityContextFactory<? extends OneTopic> factory) {
    try (var db = factory.create()) {
      db.figures.add(DISC);
      db.boxes.add(BOX);
      db.figures.add(SECOND);
      db.saveChanges();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"json", "avro", "protobuf"})
  void oneTopicHoldsAllClasses(String serializer) throws InterruptedException {
    holdsAllClasses(OneTopic::new, serializer);
  }

  @ParameterizedTest
  @ValueSource(strings = {"json", "avro", "protobuf"})
  void eachClassHasItsTopic(String serializer) throws InterruptedException {
    holdsAllClasses(PerClass::new, serializer);
  }

  private <C extends OneTopic> void holdsAllClasses(Supplier<C> contexts, String serializer)
      throws InterruptedException {
    var events = new LinkedBlockingQueue<ChangeEvent<Box>>();
    try (var factory = factory(contexts, serializer).open();
        var subscription = factory.changes(Box.class).subscribe(events::add)) {
      save(factory);
      ChangeEvent<Box> event = events.poll(10, TimeUnit.SECONDS);
      assertThat(event).isNotNull();
      assertThat(event.after()).contains(BOX);
      assertThat(events).isEmpty();
    }
    ComparableProperty<Figure, Integer> id =
        ComparableProperty.comparable(Figure.class, "id", Integer.class);
    try (var factory = factory(contexts, serializer).open();
        var db = factory.create()) {
      assertThat(db.figures.orderBy(id.desc()).toList()).containsExactly(SECOND, BOX, DISC);
      assertThat(db.boxes.toList()).containsExactly(BOX);
      assertThat(db.figures.ofType(Disc.class).count()).isEqualTo(2);
      assertThat(db.figures.find(1)).contains(DISC);
      assertThat(db.boxes.find(1)).isEmpty();
      assertThat(db.hasChanges()).isFalse();
      db.figures.remove(db.figures.find(1).orElseThrow());
      db.saveChanges();
      assertThat(db.figures.count()).isEqualTo(2);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"json", "avro", "protobuf"})
  void aReaderThatDoesNotKnowAClassReportsItsRecords(String serializer)
      throws InterruptedException {
    try (var factory = factory(Earlier::new, serializer).open();
        var db = factory.create()) {
      db.figures.add(new EarlierDisc(9, "old", new Point(1, 1), 1));
      db.saveChanges();
    }
    try (var factory = factory(OneTopic::new, serializer).open();
        var db = factory.create()) {
      assertThat(db.figures.find(9)).contains(new Disc(9, "old", new Point(1, 1), 1));
      save(factory);
    }
    BlockingQueue<BadRecord> bad = new LinkedBlockingQueue<>();
    try (var factory =
            factory(Earlier::new, serializer).badRecords(BadRecordPolicy.SKIP, bad::add).open();
        var db = factory.create()) {
      assertThat(db.figures.count()).isEqualTo(3);
      assertThat(bad.poll(10, TimeUnit.SECONDS).reason()).contains("REC-10");
      assertThat(bad).isEmpty();
    }
  }
}
