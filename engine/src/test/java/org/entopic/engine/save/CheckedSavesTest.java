package org.entopic.engine.save;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.entopic.ConcurrencyConflictException;
import org.entopic.SaveFailedException;
import org.entopic.StoreNotReadyException;
import org.entopic.engine.diagnostic.Diagnostics;
import org.entopic.engine.provider.ProviderKind;
import org.entopic.engine.provider.ProviderResolver;
import org.entopic.engine.provider.ServiceLoaderProviderSource;
import org.entopic.engine.record.RecordEncoder;
import org.entopic.engine.record.RecordFormat;
import org.entopic.engine.tracking.ChangeKind;
import org.entopic.engine.tracking.ChangeSet;
import org.entopic.engine.tracking.EntityChange;
import org.entopic.model.EntityTypeModel;
import org.entopic.model.ScalarType;
import org.entopic.spi.backend.BackendCapability;
import org.entopic.spi.backend.CheckedGroup;
import org.entopic.spi.backend.CheckedSave;
import org.entopic.spi.backend.CheckedWriter;
import org.entopic.spi.backend.Row;
import org.entopic.spi.serde.SerializerConfig;
import org.entopic.spi.serde.SerializerProvider;
import org.entopic.tck.model.TestModels;
import org.entopic.tck.model.TestRows;
import org.junit.jupiter.api.Test;

class CheckedSavesTest {
  private static final long TURN = 1;

  private final EntityTypeModel counter =
      TestModels.entity("Counter")
          .key("id", ScalarType.INT)
          .property("value", ScalarType.INT)
          .version("version")
          .build();
  private final SavePlanner planner = new SavePlanner(TestModels.model("test", counter));
  private final List<Started> started = new ArrayList<>();
  private final FakeStore store;
  private final SaveCoordinator coordinator;

  /** A group that was handed to the writer. */
  private record Started(CheckedGroup group, CompletableFuture<Void> over) {}

  CheckedSavesTest() {
    SerializerProvider json =
        new ProviderResolver(new ServiceLoaderProviderSource())
            .resolve(ProviderKind.SERIALIZER, null);
    var formats =
        Map.of("Counter", RecordFormat.of(counter, json, new SerializerConfig("test", Map.of())));
    store = new FakeStore(formats);
    CheckedWriter writer =
        group -> {
          started.add(new Started(group, new CompletableFuture<>()));
          return started.get(started.size() - 1).over();
        };
    coordinator =
        new SaveCoordinator(
            new RecordEncoder(formats),
            store,
            writer,
            store,
            EnumSet.allOf(BackendCapability.class),
            Diagnostics.NONE,
            Runnable::run);
  }

  private Row row(int id, int value, long version) {
    return TestRows.row(counter, id, value, version);
  }

  private CompletableFuture<WrittenSave> update(Row from, Row to) {
    return coordinator.submit(
        planner.plan(
            new ChangeSet(
                List.of(new EntityChange(counter, ChangeKind.UPDATE, to.key(), from, to)))));
  }

  private Row stored(int id) {
    store.has(row(id, 0, 1));
    return store.row(counter, id);
  }

  private CheckedGroup group(int number) {
    return started.get(number).group();
  }

  /** Writes what a group accepts, and says so. */
  private List<CheckedSave> write(int number) {
    List<CheckedSave> accepted = group(number).validate(TURN);
    for (CheckedSave save : accepted) {
      store
          .write(save.batch())
          .whenComplete((receipt, failure) -> save.outcome().complete(receipt));
      store.confirm(store.sent.get(store.sent.size() - 1));
    }
    return accepted;
  }

  private void end(int number) {
    assertThat(group(number).validate(TURN)).isEmpty();
    started.get(number).over().complete(null);
  }

  @Test
  void aSaveThatBecomesVisibleWhileTheNextIsValidatedIsSeen() {
    Row read = stored(1);
    update(read, row(1, 1, 2));
    write(0);
    end(0);
    var stale = update(read, row(1, 1, 2));
    store.onceOpened(() -> store.show(store.sent.get(0)));
    assertThat(group(1).validate(TURN)).isEmpty();
    assertThatThrownBy(stale::join).hasCauseInstanceOf(ConcurrencyConflictException.class);
  }

  @Test
  void savesJoinAGroupUntilAnyOfItIsWritten() {
    var first = update(stored(1), row(1, 1, 2));
    var second = update(stored(2), row(2, 1, 2));
    assertThat(write(0)).hasSize(2);
    var third = update(stored(3), row(3, 1, 2));
    end(0);
    assertThat(first).isCompleted();
    assertThat(second).isCompleted();
    assertThat(third).isNotDone();
    assertThat(write(1)).hasSize(1);
    end(1);
    assertThat(third).isCompleted();
    assertThat(started).hasSize(2);
  }

  @Test
  void whatDoesNotStandBesideOthersOfItsGroupIsDecidedWhenTheseAreWritten() {
    Row read = stored(1);
    update(read, row(1, 1, 2));
    var loser = update(read, row(1, 1, 2));
    assertThat(write(0)).hasSize(1);
    store.show(store.sent.get(0));
    assertThat(loser).isNotDone();
    end(0);
    assertThatThrownBy(loser::join).hasCauseInstanceOf(ConcurrencyConflictException.class);
  }

  @Test
  void whatDidNotStandBesideASaveThatFailedIsValidatedAgain() {
    Row read = stored(1);
    var first = update(read, row(1, 1, 2));
    var second = update(read, row(1, 2, 2));
    List<CheckedSave> accepted = group(0).validate(TURN);
    assertThat(accepted).hasSize(1);
    accepted.get(0).outcome().completeExceptionally(new StoreNotReadyException("time is over"));
    started.get(0).over().complete(null);
    assertThatThrownBy(first::join).hasCauseInstanceOf(StoreNotReadyException.class);
    assertThat(started).hasSize(2);
    assertThat(write(1)).hasSize(1);
    assertThat(second).isCompleted();
  }

  @Test
  void anErrorWhileOneIsValidatedIsItsAnswerAndNobodyElses() {
    store.onceOpened(() -> store.failFinding(new NoClassDefFoundError("gone")));
    var first = update(stored(1), row(1, 1, 2));
    var second = update(stored(2), row(2, 1, 2));
    assertThat(write(0)).hasSize(1);
    assertThatThrownBy(first::join)
        .hasCauseInstanceOf(SaveFailedException.class)
        .hasRootCauseInstanceOf(NoClassDefFoundError.class);
    assertThat(second).isCompleted();
  }

  @Test
  void aSaveIsRefusedAlthoughNobodyTellsWhenTheLastOneIsVisible() {
    Row read = stored(1);
    update(read, row(1, 1, 2));
    var loser = update(read, row(1, 1, 2));
    write(0);
    store.failReached(new StoreNotReadyException("the view is closed"));
    end(0);
    assertThatThrownBy(loser::join).hasCauseInstanceOf(ConcurrencyConflictException.class);
  }
}
