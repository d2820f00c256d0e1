package org.entopic.engine.save;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import org.entopic.ConcurrencyConflictException;
import org.entopic.EntityStoreException;
import org.entopic.SaveOutcomeUnknownException;
import org.entopic.engine.diagnostic.Diagnostics;
import org.entopic.engine.record.RecordEncoder;
import org.entopic.event.DiagnosticEvent.Outcome;
import org.entopic.event.DiagnosticEvent.SaveEnded;
import org.entopic.spi.backend.BackendCapability;
import org.entopic.spi.backend.CheckedWriter;
import org.entopic.spi.backend.RecordWriter;
import org.entopic.spi.backend.StoreReader;
import org.entopic.spi.backend.WriteBatch;
import org.entopic.spi.backend.WriteReceipt;
import org.jspecify.annotations.Nullable;

/**
 * Brings the saves of one factory in order, checks each, and has it written; thread-safe.
 *
 * <p>A save is encoded at once, on the thread that submits it. It begins when no earlier save of
 * the factory that shares a key, a unique value or a guarded principal with it is under way.
 *
 * <p>A save of a checked type then joins the next group: the group is validated under the write
 * lease, against what all processes have written, and written in one transaction. Any other save is
 * checked against the local view and the saves of this factory that are written and not yet visible
 * in it, and written by itself: between processes the last writer wins.
 */
public final class SaveCoordinator {
  private final RecordEncoder encoder;
  private final RecordWriter writer;
  private final @Nullable StoreReader reader;
  private final SaveValidator validator;
  private final Diagnostics diagnostics;
  private final Executor executor;
  private final SaveQueue queue = new SaveQueue();
  private final @Nullable CheckedSaves checked;

  /**
   * Creates a coordinator.
   *
   * @param checkedWriter writes checked types, where the backend can
   * @param executor runs saves whose turn comes later
   */
  public SaveCoordinator(
      RecordEncoder encoder,
      RecordWriter writer,
      @Nullable CheckedWriter checkedWriter,
      @Nullable StoreReader reader,
      Set<BackendCapability> capabilities,
      Diagnostics diagnostics,
      Executor executor) {
    this.diagnostics = diagnostics;
    this.encoder = encoder;
    this.writer = writer;
    this.reader = reader;
    this.validator = new SaveValidator(reader, capabilities, diagnostics);
    this.executor = executor;
    this.checked =
        checkedWriter == null || reader == null
            ? null
            : new CheckedSaves(checkedWriter, reader, validator, queue, diagnostics, executor);
  }

  /**
   * Writes a plan. The future fails with the exceptions of {@link RecordWriter#write}, and with
   * subclasses of {@link org.entopic.SaveFailedException} where a check does.
   *
   * @throws org.entopic.SerializationFailedException if a value cannot be encoded
   */
  public CompletableFuture<WrittenSave> submit(SavePlan plan) {
    long started = System.nanoTime();
    WriteBatch batch = encoder.encode(plan.saveId(), plan.writes());
    boolean isGrouped = checked != null && plan.isChecked();
    SaveQueue.Turn turn =
        queue.enter(plan, isGrouped ? SaveQueue.Writing.GROUPED : SaveQueue.Writing.ALONE);
    CompletableFuture<WriteReceipt> receipt =
        turn.begins().isDone()
            ? write(plan, batch, turn)
            : turn.begins().thenComposeAsync(begun -> write(plan, batch, turn), executor);
    CompletableFuture<WrittenSave> ended =
        receipt.handle((written, failure) -> end(plan, turn, written, failure));
    return diagnostics.isAwaited()
        ? ended.whenComplete((written, failure) -> tell(plan, batch, started, failure))
        : ended;
  }

  private void tell(SavePlan plan, WriteBatch batch, long started, @Nullable Throwable failure) {
    if (failure == null) {
      diagnostics.saved(WrittenAmounts.of(diagnostics.database(), batch));
    }
    Duration took = Duration.ofNanos(System.nanoTime() - started);
    diagnostics.saved(
        new SaveEnded(diagnostics.database(), plan.writes().size(), outcome(failure), took));
  }

  private static Outcome outcome(@Nullable Throwable failure) {
    Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
    if (cause == null) {
      return Outcome.WRITTEN;
    } else if (cause instanceof ConcurrencyConflictException) {
      return Outcome.CONFLICT;
    }
    return cause instanceof SaveOutcomeUnknownException ? Outcome.UNKNOWN : Outcome.FAILED;
  }

  /**
   * Checks a plan against the local view and what a transaction has collected, without writing it:
   * what is wrong by then is told early, and what other processes write is seen at the commit.
   *
   * @throws org.entopic.SaveFailedException if a check fails
   */
  public void check(SavePlan plan, Overlay collected) {
    List<PlanIndex> known = new ArrayList<>(queue.written());
    known.addAll(collected.plans());
    validator.validate(plan, known);
  }

  private CompletableFuture<WriteReceipt> write(
      SavePlan plan, WriteBatch batch, SaveQueue.Turn turn) {
    if (checked != null && plan.isChecked()) {
      return checked.write(plan, batch, turn);
    }
    try {
      List<PlanIndex> written = queue.written();
      validator.validate(plan, written);
      return writer.write(batch);
    } catch (RuntimeException | Error e) {
      // What waits behind this save waits for its answer, whatever that is.
      return CompletableFuture.failedFuture(e);
    }
  }

  private WrittenSave end(
      SavePlan plan,
      SaveQueue.Turn turn,
      @Nullable WriteReceipt receipt,
      @Nullable Throwable failure) {
    if (receipt == null) {
      queue.failed(turn);
      throw failure(plan, failure);
    }
    queue.written(turn);
    CompletableFuture<Void> visible = reached(receipt);
    visible.whenComplete((reached, failed) -> queue.visible(turn));
    return new WrittenSave(receipt, visible);
  }

  private CompletableFuture<Void> reached(WriteReceipt receipt) {
    if (reader == null) {
      return CompletableFuture.completedFuture(null);
    }
    try {
      return reader.reached(receipt.token());
    } catch (RuntimeException e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  private static RuntimeException failure(SavePlan plan, @Nullable Throwable failure) {
    Throwable cause =
        failure instanceof CompletionException && failure.getCause() != null
            ? failure.getCause()
            : failure;
    if (cause instanceof EntityStoreException known) {
      return known;
    }
    if (cause instanceof IllegalStateException misuse) {
      return misuse;
    }
    return SaveMessages.failed(
        plan, cause == null ? new IllegalStateException("no receipt") : cause);
  }
}
