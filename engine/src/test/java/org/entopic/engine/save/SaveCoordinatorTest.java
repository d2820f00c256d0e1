package org.entopic.engine.save;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.entopic.ConcurrencyConflictException;
import org.entopic.SaveFailedException;
import org.entopic.SaveOutcomeUnknownException;
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
import org.entopic.model.ScalarType;
import org.entopic.spi.backend.BackendCapability;
import org.entopic.spi.backend.Row;
import org.entopic.spi.serde.SerializerConfig;
import org.entopic.spi.serde.SerializerProvider;
import org.entopic.tck.model.TestModels;
import org.entopic.tck.model.TestRows;
import org.junit.jupiter.api.Test;

class SaveCoordinatorTest {
  private final EntityTypeModel blog =
      TestModels.entity("Blog")
          .key("id", ScalarType.INT)
          .property("name", ScalarType.STRING)
          .build();
  private final EntityTypeModel user =
      TestModels.entity("User")
          .key("id", ScalarType.INT)
          .nullable("mail", ScalarType.STRING)
          .version("version")
          .unique("mail")
          .build();
  private final EntityModel model = TestModels.model("test", blog, user);
  private final List<Runnable> tasks = new ArrayList<>();
  private final FakeStore store;
  private final SavePlanner planner = new SavePlanner(model);
  private final SaveCoordinator coordinator;

  SaveCoordinatorTest() {
    SerializerProvider json =
        new ProviderResolver(new ServiceLoaderProviderSource())
            .resolve(ProviderKind.SERIALIZER, null);
    var formats = new HashMap<String, RecordFormat>();
    for (EntityTypeModel type : model.entityTypes()) {
      formats.put(type.name(), RecordFormat.of(type, json, new SerializerConfig("test", Map.of())));
    }
    store = new FakeStore(formats);
    coordinator =
        new SaveCoordinator(
            new RecordEncoder(formats),
            store,
            null,
            store,
            EnumSet.allOf(BackendCapability.class),
            Diagnostics.NONE,
            tasks::add);
  }

  private static EntityChange insert(Row row) {
    return new EntityChange((EntityTypeModel) row.type(), ChangeKind.INSERT, row.key(), null, row);
  }

  private static EntityChange update(Row from, Row to) {
    return new EntityChange((EntityTypeModel) to.type(), ChangeKind.UPDATE, to.key(), from, to);
  }

  private static EntityChange delete(Row row) {
    return new EntityChange((EntityTypeModel) row.type(), ChangeKind.DELETE, row.key(), row, null);
  }

  private Row blog(int id, String name) {
    return TestRows.row(blog, id, name);
  }

  private Row user(int id, String mail, long version) {
    return TestRows.row(user, id, mail, version);
  }

  private Row stored(Row row) {
    store.has(row);
    return store.row((EntityTypeModel) row.type(), row.key());
  }

  private CompletableFuture<WrittenSave> submit(EntityChange... changes) {
    return coordinator.submit(planner.plan(new ChangeSet(Arrays.asList(changes))));
  }

  private void runTasks() {
    var due = List.copyOf(tasks);
    tasks.clear();
    due.forEach(Runnable::run);
  }

  private static void assertFailed(
      CompletableFuture<WrittenSave> save, Class<? extends Throwable> type, String message) {
    assertThat(save).isCompletedExceptionally();
    assertThatThrownBy(save::join).hasCauseInstanceOf(type).hasMessageContaining(message);
  }

  @Test
  void aSaveIsConfirmedBeforeItIsVisible() {
    var save = submit(insert(blog(1, "a")), insert(blog(2, "b")));
    assertThat(save).isNotDone();
    assertThat(store.sent).hasSize(1);
    assertThat(store.sent.get(0).batch().records()).hasSize(2);
    store.confirm(store.sent.get(0));
    assertThat(save.join().receipt().positions()).hasSize(2);
    assertThat(save.join().visible()).isNotDone();
    store.show(store.sent.get(0));
    assertThat(save.join().visible()).isCompleted();
  }

  @Test
  void anInsertOfAStoredKeyWritesNothing() {
    store.has(blog(1, "secret"));
    assertFailed(
        submit(insert(blog(1, "other")), insert(blog(2, "other"))),
        UniqueConstraintException.class,
        "SAV-03: Nothing was saved: the key of a new entity is the key of a stored one: 'Blog';"
            + " the save has 2 of 'Blog'.");
    assertThat(store.sent).isEmpty();
  }

  @Test
  void anInsertOfAKeyThatIsWrittenButNotVisibleIsRefused() {
    submit(insert(blog(1, "a")));
    store.confirm(store.sent.get(0));
    assertFailed(submit(insert(blog(1, "b"))), UniqueConstraintException.class, "SAV-03");
  }

  @Test
  void aDeletedKeyIsFreeAsSoonAsTheDeletionIsWritten() {
    Row row = stored(blog(1, "a"));
    submit(delete(row));
    store.confirm(store.sent.get(0));
    submit(insert(blog(1, "b")));
    assertThat(store.sent).hasSize(2);
  }

  @Test
  void savesThatShareAKeyWaitForEachOther() {
    Row row = stored(blog(1, "a"));
    submit(update(row, blog(1, "b")));
    var second = submit(update(row, blog(1, "c")));
    submit(insert(blog(2, "d")));
    assertThat(store.sent).as("the third shares nothing").hasSize(2);
    store.confirm(store.sent.get(0));
    assertThat(tasks).as("queued saves go on elsewhere").hasSize(1);
    runTasks();
    assertThat(store.sent).hasSize(3);
    store.confirm(store.sent.get(2));
    assertThat(second).isCompleted();
  }

  @Test
  void aQueuedSaveGoesOnWhenTheOneBeforeItFails() {
    Row row = stored(blog(1, "a"));
    var first = submit(update(row, blog(1, "b")));
    var second = submit(update(row, blog(1, "c")));
    store.sent.get(0).receipt().completeExceptionally(new SaveFailedException("no"));
    runTasks();
    assertFailed(first, SaveFailedException.class, "no");
    store.confirm(store.sent.get(1));
    assertThat(second).isCompleted();
  }

  @Test
  void aStaleVersionIsAConflict() {
    Row read = stored(user(1, null, 1));
    store.has(user(1, null, 2));
    assertFailed(
        submit(update(read, user(1, "x", 2))),
        ConcurrencyConflictException.class,
        "SAV-04: Nothing was saved: entities were changed or deleted since they were read:"
            + " 'User'");
    assertFailed(submit(delete(read)), ConcurrencyConflictException.class, "SAV-04");
    assertThat(store.sent).isEmpty();
  }

  @Test
  void ofTwoSavesWithOneVersionTheSecondLoses() {
    Row read = stored(user(1, null, 1));
    var first = submit(update(read, user(1, "x", 2)));
    var second = submit(update(read, user(1, "y", 2)));
    store.confirm(store.sent.get(0));
    runTasks();
    assertThat(first).isCompleted();
    assertFailed(second, ConcurrencyConflictException.class, "SAV-04");
    assertThat(store.sent).hasSize(1);
  }

  @Test
  void anOlderSaveThatShowsLateDoesNotHideAYoungerOne() {
    Row read = stored(user(1, null, 1));
    submit(update(read, user(1, "x", 2)));
    store.confirm(store.sent.get(0));
    submit(update(user(1, "x", 2), user(1, "y", 3)));
    store.confirm(store.sent.get(1));
    store.show(store.sent.get(1));
    assertFailed(
        submit(update(user(1, "x", 2), user(1, "z", 3))),
        ConcurrencyConflictException.class,
        "SAV-04");
    store.complete(store.sent.get(0));
    submit(update(user(1, "y", 3), user(1, "z", 4)));
    assertThat(store.sent).hasSize(3);
  }

  @Test
  void anUpdateOfAnUncheckedRowThatIsGoneWritesItAgain() {
    Row gone = blog(1, "a").at(0, 5, 0);
    submit(update(gone, blog(1, "b")), delete(blog(2, "c").at(0, 6, 0)));
    assertThat(store.sent.get(0).batch().records())
        .extracting(record -> record.value() == null)
        .containsExactly(false, true);
  }

  @Test
  void aUniqueValueOfAnotherRowIsRefused() {
    store.has(user(1, "x", 1));
    assertFailed(
        submit(insert(user(2, "x", 1))),
        UniqueConstraintException.class,
        "SAV-05: Nothing was saved: another row has the value of a unique index: 'mail' of 'User'");
    assertFailed(
        submit(insert(user(3, "y", 1)), insert(user(4, "y", 1))),
        UniqueConstraintException.class,
        "SAV-05");
    submit(insert(user(5, null, 1)), insert(user(6, null, 1)));
    assertThat(store.sent).as("null is no value").hasSize(1);
  }

  @Test
  void uniqueValuesCanBeSwappedInOneSave() {
    Row one = stored(user(1, "x", 1));
    Row two = stored(user(2, "y", 1));
    submit(update(one, user(1, "y", 2)), update(two, user(2, "x", 2)));
    assertThat(store.sent).hasSize(1);
  }

  @Test
  void aUniqueValueIsSeenWhileItIsNotYetVisible() {
    submit(insert(user(1, "x", 1)));
    var second = submit(insert(user(2, "x", 1)));
    assertThat(store.sent).as("they compete for a value").hasSize(1);
    store.confirm(store.sent.get(0));
    runTasks();
    assertFailed(second, UniqueConstraintException.class, "SAV-05");
    store.show(store.sent.get(0));
    assertFailed(submit(insert(user(2, "x", 1))), UniqueConstraintException.class, "SAV-05");
  }

  @Test
  void aUniqueValueIsFreeOnceItsRowGaveItUp() {
    Row one = stored(user(1, "x", 1));
    submit(update(one, user(1, "z", 2)));
    store.confirm(store.sent.get(0));
    submit(insert(user(2, "x", 1)));
    assertThat(store.sent).hasSize(2);
  }

  @Test
  void failuresOfTheStorePassThrough() {
    var unknown = submit(insert(blog(1, "a")));
    store.sent.get(0).receipt().completeExceptionally(new SaveOutcomeUnknownException("maybe"));
    assertFailed(unknown, SaveOutcomeUnknownException.class, "maybe");
    var odd = submit(insert(blog(1, "secret")));
    store.sent.get(1).receipt().completeExceptionally(new ArithmeticException());
    assertFailed(odd, SaveFailedException.class, "SAV-10: Nothing was saved of 1 of 'Blog'");
  }

  @Test
  void aPlanExplainsItself() {
    Row row = stored(user(1, "x", 1));
    SavePlan plan =
        planner.plan(
            new ChangeSet(
                List.of(insert(blog(1, "a")), insert(blog(2, "a")), update(row, user(1, "y", 2)))));
    assertThat(plan.explain().lines())
        .containsExactly(
            "save " + plan.saveId() + ": 3 records, all or nothing, checked against all processes",
            "  insert Blog: 2",
            "    check: no row has the key",
            "  update User: 1",
            "    check: the row is there",
            "    check: version is as read",
            "    check: mail is unique");
    assertThat(plan.summary()).isEqualTo("2 of 'Blog', 1 of 'User'");
  }

  @Test
  void missingRequiredValuesAreCountedByName() {
    assertThatThrownBy(() -> submit(insert(blog(1, null)), insert(blog(2, null))))
        .isInstanceOf(SaveFailedException.class)
        .hasMessageContaining("SAV-02")
        .hasMessageContaining("'Blog.name' is required (2 times)");
  }

  @Test
  void saveIdsAscendAndAreOfVersionSeven() {
    var plans = new ArrayList<SavePlan>();
    for (int i = 0; i < 1_000; i++) {
      plans.add(planner.plan(new ChangeSet(List.of(insert(blog(i, "a"))))));
    }
    assertThat(plans).extracting(plan -> plan.saveId().version()).containsOnly(7);
    assertThat(plans)
        .extracting(plan -> plan.saveId().getMostSignificantBits())
        .isSorted()
        .doesNotHaveDuplicates();
  }
}
