package org.entopic.engine.save;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.entopic.ConcurrencyConflictException;
import org.entopic.ForeignKeyException;
import org.entopic.SaveFailedException;
import org.entopic.UniqueConstraintException;
import org.entopic.engine.diagnostic.Diagnostics;
import org.entopic.engine.provider.ProviderKind;
import org.entopic.engine.provider.ProviderResolver;
import org.entopic.engine.provider.ServiceLoaderProviderSource;
import org.entopic.engine.record.RecordEncoder;
import org.entopic.engine.record.RecordFormat;
import org.entopic.engine.tracking.ChangeKind;
import org.entopic.engine.tracking.ChangeSet;
import org.entopic.engine.tracking.EntityChange;
import org.entopic.model.EntityModel;
import org.entopic.model.EntityTypeModel;
import org.entopic.model.ReferencePolicy;
import org.entopic.model.ScalarType;
import org.entopic.spi.backend.BackendCapability;
import org.entopic.spi.backend.Row;
import org.entopic.spi.backend.WriteBatch;
import org.entopic.spi.serde.SerializerConfig;
import org.entopic.spi.serde.SerializerProvider;
import org.entopic.tck.model.TestModels;
import org.entopic.tck.model.TestRows;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Random saves through the coordinator, with commits, lost leases, lost confirmations, views that
 * lag and other processes that write, beside a table to which one save after the other is applied:
 * what is written was valid when its turn came, and what is refused was invalid at some time
 * between its begin and its answer.
 */
class SaveCoordinatorPropertyTest {
  private static final Logger LOG = LoggerFactory.getLogger(SaveCoordinatorPropertyTest.class);
  private static final int STEPS_IN_A_WORLD = 150;
  private static final int MANY_STEPS = 10_000;

  private static final EntityTypeModel BLOG =
      TestModels.entity("Blog")
          .key("id", ScalarType.INT)
          .property("name", ScalarType.STRING)
          .build();
  private static final EntityTypeModel USER =
      TestModels.entity("User")
          .key("id", ScalarType.INT)
          .nullable("mail", ScalarType.STRING)
          .version("version")
          .unique("mail")
          .build();
  private static final EntityTypeModel POST =
      TestModels.entity("Post")
          .checked()
          .key("id", ScalarType.INT)
          .property("author", ScalarType.INT)
          .foreignKey(ReferencePolicy.REJECT, USER, "author")
          .build();
  private static final List<EntityTypeModel> TYPES = List.of(BLOG, USER, POST);
  private static final int MAIL = USER.property("mail").orElseThrow().ordinal();
  private static final int VERSION = USER.property("version").orElseThrow().ordinal();
  private static final int AUTHOR = POST.property("author").orElseThrow().ordinal();
  private static final EntityModel MODEL = TestModels.model("test", BLOG, USER, POST);

  /**
   * Many steps in worlds one after the other; {@code -Dentopic.saves.steps=1000000} for a long run,
   * {@code -Dentopic.saves.seed} to repeat one.
   */
  @Test
  void theCoordinatorAnswersAsOneSaveAfterTheOtherWould() {
    long steps = Long.getLong("entopic.saves.steps", 20_000);
    long first = Long.getLong("entopic.saves.seed", System.nanoTime());
    LOG.info("{} steps, -Dentopic.saves.seed={}", steps, first);
    Map<String, Integer> answers = new HashMap<>();
    for (long seed = first; (seed - first) * STEPS_IN_A_WORLD < steps; seed++) {
      try {
        new World(new Random(seed), answers).run();
      } catch (RuntimeException | AssertionError e) {
        throw new AssertionError("-Dentopic.saves.seed=" + seed, e);
      }
    }
    LOG.info("Answers: {}", answers);
    if (steps >= MANY_STEPS) {
      assertThat(answers.keySet())
          .contains(
              "written",
              "ConcurrencyConflictException",
              "UniqueConstraintException",
              "ForeignKeyException",
              "SaveFailedException");
    }
  }

  /** A save that was submitted, and whether it was ever invalid since. */
  private static final class Pending {
    final SavePlan plan;
    final CompletableFuture<WrittenSave> answer;
    boolean wasInvalid;

    Pending(SavePlan plan, CompletableFuture<WrittenSave> answer) {
      this.plan = plan;
      this.answer = answer;
    }
  }

  /** One factory, its store, and the table that tells what must be. */
  private static final class World {
    private final Random random;
    private final Map<String, Integer> answers;
    private final Map<RowKey, Row> truth = new LinkedHashMap<>();
    private final Deque<Map<RowKey, Row>> past = new ArrayDeque<>();
    private final Set<UUID> applied = new LinkedHashSet<>();
    private final Map<UUID, SavePlan> plans = new HashMap<>();
    private final List<Pending> pending = new ArrayList<>();
    private final Deque<WriteBatch> hidden = new ArrayDeque<>();
    private final Deque<WriteBatch> untold = new ArrayDeque<>();
    private final List<Runnable> tasks = new ArrayList<>();
    private final SavePlanner planner = new SavePlanner(MODEL);
    private final FakeStore store;
    private final SimulatedLease lease;
    private final SaveCoordinator coordinator;

    World(Random random, Map<String, Integer> answers) {
      this.random = random;
      this.answers = answers;
      SerializerProvider json =
          new ProviderResolver(new ServiceLoaderProviderSource())
              .resolve(ProviderKind.SERIALIZER, null);
      var formats = new HashMap<String, RecordFormat>();
      for (EntityTypeModel type : TYPES) {
        var config = new SerializerConfig("test", Map.of());
        formats.put(type.name(), RecordFormat.of(type, json, config));
      }
      store = new FakeStore(formats);
      lease = new SimulatedLease(store, random, this::apply, this::handOver);
      coordinator =
          new SaveCoordinator(
              new RecordEncoder(formats),
              store,
              lease,
              store,
              EnumSet.allOf(BackendCapability.class),
              Diagnostics.NONE,
              tasks::add);
      past.add(Map.of());
    }

    void run() {
      for (int step = 0; step < STEPS_IN_A_WORLD; step++) {
        switch (random.nextInt(8)) {
          case 0, 1, 2 -> submit();
          case 3, 4 -> lease.step(false);
          case 5 -> confirmOne();
          case 6 -> {
            show(1);
            tell();
          }
          default -> runTasks();
        }
        settle();
      }
      for (int round = 0; !pending.isEmpty() && round < 10_000; round++) {
        runTasks();
        confirmOne();
        lease.step(true);
        show(1);
        tell();
        settle();
      }
      assertThat(pending).as("saves without an answer").isEmpty();
      assertThat(lease.isIdle() || tasks.isEmpty()).isTrue();
      show(hidden.size());
      TYPES.forEach(
          type -> {
            for (int key = 0; key < 6; key++) {
              Row row = store.row(type, key);
              Row expected = truth.get(RowKey.of(type, key));
              assertThat(row == null).isEqualTo(expected == null);
              for (int i = 0; row != null && i < type.properties().size(); i++) {
                assertThat(row.get(i)).isEqualTo(Objects.requireNonNull(expected).get(i));
              }
            }
          });
    }

    private void submit() {
      List<Map<RowKey, Row>> states = List.copyOf(past);
      Map<RowKey, Row> read = states.get(random.nextInt(states.size()));
      Map<RowKey, EntityChange> changes = new LinkedHashMap<>();
      int count = 1 + random.nextInt(3);
      for (int i = 0; i < count; i++) {
        EntityTypeModel type = TYPES.get(random.nextInt(TYPES.size()));
        EntityChange change = change(type, random.nextInt(6), read);
        changes.putIfAbsent(RowKey.of(change), change);
      }
      SavePlan plan = planner.plan(new ChangeSet(List.copyOf(changes.values())));
      plans.put(plan.saveId(), plan);
      boolean invalid = after(plan) == null;
      var save = new Pending(plan, coordinator.submit(plan));
      save.wasInvalid = invalid;
      pending.add(save);
    }

    private EntityChange change(EntityTypeModel type, int key, Map<RowKey, Row> read) {
      Row before = read.get(RowKey.of(type, key));
      if (before == null || random.nextInt(10) == 0) {
        return new EntityChange(type, ChangeKind.INSERT, key, null, row(type, key, 0));
      }
      if (random.nextInt(3) == 0) {
        return new EntityChange(type, ChangeKind.DELETE, key, before, null);
      }
      long version = type == USER ? before.getLong(VERSION) : 0;
      return new EntityChange(type, ChangeKind.UPDATE, key, before, row(type, key, version + 1));
    }

    private Row row(EntityTypeModel type, int key, long version) {
      if (type == USER) {
        int mail = random.nextInt(5);
        return TestRows.row(type, key, mail == 4 ? null : "m" + mail, version);
      }
      return type == POST
          ? TestRows.row(type, key, random.nextInt(6))
          : TestRows.row(type, key, "n" + random.nextInt(100));
    }

    /** Confirms one of the saves that are written alone, or fails it. */
    private void confirmOne() {
      List<FakeStore.Sent> open =
          store.sent.stream().filter(sent -> !sent.receipt().isDone()).toList();
      if (open.isEmpty()) {
        return;
      }
      FakeStore.Sent sent = open.get(random.nextInt(open.size()));
      if (random.nextInt(10) == 0) {
        sent.receipt().completeExceptionally(new SaveFailedException("too large"));
      } else {
        apply(sent.batch());
        store.confirm(sent);
      }
    }

    private void show(int count) {
      for (int i = 0; i < count && !hidden.isEmpty(); i++) {
        WriteBatch next = hidden.remove();
        store.apply(next);
        untold.add(next);
      }
    }

    /** Tells who waits for a save that it is visible, which may be later than it is. */
    private void tell() {
      if (random.nextBoolean() && !untold.isEmpty()) {
        store.complete(untold.remove());
      }
    }

    private void runTasks() {
      var due = List.copyOf(tasks);
      tasks.clear();
      due.forEach(Runnable::run);
    }

    /** Others have the lease for a while: they see everything, and write. */
    private void handOver() {
      show(hidden.size());
      if (random.nextBoolean()) {
        EntityTypeModel type = random.nextBoolean() ? USER : POST;
        EntityChange foreign = change(type, random.nextInt(6), truth);
        Map<RowKey, Row> after = after(planner.plan(new ChangeSet(List.of(foreign))));
        if (after != null) {
          if (foreign.current() == null) {
            store.hasNot(type, foreign.key());
          } else {
            store.has(foreign.current());
          }
          become(after);
        }
      }
    }

    private void apply(WriteBatch batch) {
      assertThat(applied.add(batch.saveId())).as("written once").isTrue();
      Map<RowKey, Row> after = after(plans.get(batch.saveId()));
      assertThat(after)
          .as("a save is written that is not valid: %s", plans.get(batch.saveId()).explain())
          .isNotNull();
      hidden.add(batch);
      become(after);
    }

    private void become(Map<RowKey, Row> after) {
      truth.clear();
      truth.putAll(after);
      past.add(after);
      if (past.size() > 6) {
        past.remove();
      }
      pending.forEach(save -> save.wasInvalid |= after(save.plan) == null);
    }

    /** Returns what a save makes of the table; null if it is not valid. */
    private Map<RowKey, Row> after(SavePlan plan) {
      Map<RowKey, Row> after = new LinkedHashMap<>(truth);
      for (EntityChange change : plan.writes()) {
        RowKey key = RowKey.of(change);
        Row now = truth.get(key);
        boolean isRight =
            change.kind() == ChangeKind.INSERT
                ? now == null
                : change.type() == BLOG
                    || (now != null
                        && (change.type() == POST
                            || now.sameValue(VERSION, Objects.requireNonNull(change.original()))));
        if (!isRight) {
          return null;
        }
        if (change.current() == null) {
          after.remove(key);
        } else {
          after.put(key, change.current());
        }
      }
      return isConsistent(after) ? after : null;
    }

    private static boolean isConsistent(Map<RowKey, Row> rows) {
      Set<Object> mails = new LinkedHashSet<>();
      for (Row row : rows.values()) {
        if (row.type() == USER && !row.isNull(MAIL) && !mails.add(row.get(MAIL))) {
          return false;
        }
        if (row.type() == POST && !rows.containsKey(RowKey.of(USER, row.get(AUTHOR)))) {
          return false;
        }
      }
      return true;
    }

    /** Judges the answers that have come. */
    private void settle() {
      for (Pending save : List.copyOf(pending)) {
        if (!save.answer.isDone()) {
          continue;
        }
        pending.remove(save);
        boolean isWritten = applied.contains(save.plan.saveId());
        String answer = answer(save);
        answers.merge(answer, 1, Integer::sum);
        if (answer.equals("written")) {
          assertThat(isWritten).as("a confirmed save is in the log").isTrue();
        } else {
          assertThat(isWritten).as("a refused save is in the log").isFalse();
          assertThat(save.wasInvalid || answer.equals("SaveFailedException"))
              .as("refused by %s: %s", answer, save.plan.explain())
              .isTrue();
        }
      }
    }

    private static String answer(Pending save) {
      try {
        save.answer.join();
        return "written";
      } catch (CompletionException e) {
        assertThat(e.getCause())
            .isInstanceOfAny(
                ConcurrencyConflictException.class,
                UniqueConstraintException.class,
                ForeignKeyException.class,
                SaveFailedException.class);
        return e.getCause().getClass().getSimpleName();
      }
    }
  }
}
