package org.entopic.kafka;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.entopic.EntityStoreException;
import org.entopic.spi.backend.CheckedGroup;
import org.entopic.spi.backend.CheckedSave;
import org.entopic.spi.backend.WriteReceipt;

/**
 * One group of checked saves on its way: validated as often as needed, each save with a time by
 * which its caller is told what is true then. Used by the thread of the lease, but for the timer.
 */
final class LeasedGroup {
  private static final SaveLane LEASED =
      save -> {
        throw new IllegalStateException("Save " + save.id() + " is written under the lease.");
      };

  private final CheckedGroup group;
  private final RecordPlacement placement;
  private final KeyGate gate;
  private final ScheduledExecutorService timer;
  private final long timeoutMillis;
  private final KafkaClients clients;
  private final Map<UUID, PendingSave> known = new LinkedHashMap<>();
  private final Map<UUID, CompletableFuture<WriteReceipt>> outcomes = new ConcurrentHashMap<>();

  LeasedGroup(
      CheckedGroup group,
      RecordPlacement placement,
      KeyGate gate,
      ScheduledExecutorService timer,
      long timeoutMillis,
      KafkaClients clients) {
    this.group = group;
    this.placement = placement;
    this.gate = gate;
    this.timer = timer;
    this.timeoutMillis = timeoutMillis;
    this.clients = clients;
  }

  /**
   * Validates the saves without outcome and returns those to write. One that cannot be written for
   * itself fails, and the others are validated anew, because they counted on it.
   */
  List<PendingSave> validate(long turn) {
    while (true) {
      List<CheckedSave> accepted = group.validate(turn);
      List<PendingSave> saves = new ArrayList<>(accepted.size());
      for (CheckedSave save : accepted) {
        outcomes.put(save.batch().saveId(), save.outcome());
      }
      boolean all = true;
      for (CheckedSave save : accepted) {
        all &= pending(save, saves);
      }
      if (all && dropOthers(saves)) {
        return saves;
      }
      Thread.onSpinWait();
    }
  }

  private boolean pending(CheckedSave save, List<PendingSave> saves) {
    PendingSave earlier = known.get(save.batch().saveId());
    if (earlier != null) {
      saves.add(earlier);
      return earlier.isSending();
    }
    try {
      var placed = new PendingSave(save.batch().saveId(), placement.place(save.batch()), LEASED);
      boolean isMixed = save.batch().records().stream().anyMatch(r -> !r.type().isChecked());
      if (isMixed && !gate.enterLeased(placed)) {
        throw KafkaMessages.keyUnresolved();
      }
      known.put(placed.id(), placed);
      answer(placed);
      placed.begin();
      saves.add(placed);
      return true;
    } catch (EntityStoreException e) {
      save.outcome().completeExceptionally(e);
      return false;
    }
  }

  /**
   * Hands the outcome to whoever waits for it since the last validation. However the save ends, it
   * is out of the order of keys by then, unless it may still come to be.
   */
  private void answer(PendingSave save) {
    ScheduledFuture<?> expiry =
        timer.schedule(() -> expire(save), timeoutMillis, TimeUnit.MILLISECONDS);
    save.outcome()
        .whenComplete(
            (receipt, failure) -> {
              expiry.cancel(false);
              if (!save.isInDoubt()) {
                gate.leaveLeased(save);
              }
              CompletableFuture<WriteReceipt> outcome = outcomes.get(save.id());
              if (outcome == null) {
                return;
              }
              if (failure == null) {
                outcome.complete(receipt);
              } else {
                outcome.completeExceptionally(failure);
              }
              outcomes.remove(save.id());
            });
  }

  /**
   * Forgets saves that another validation did not accept: whoever validates tells their callers.
   * One whose time runs out at this moment is told here; false until that is done, as nobody is to
   * write what is reported as not written.
   */
  private boolean dropOthers(List<PendingSave> accepted) {
    boolean areTold = true;
    for (PendingSave save : List.copyOf(known.values())) {
      if (accepted.contains(save)) {
        continue;
      }
      if (save.withdraw()) {
        outcomes.remove(save.id());
        save.failed(KafkaMessages.writerClosed());
      }
      if (outcomes.containsKey(save.id())) {
        areTold = false;
      } else {
        over(save);
      }
    }
    return areTold;
  }

  /** Ends the part of a save in the order of keys; to be called before its caller is told. */
  void over(PendingSave save) {
    known.remove(save.id());
    gate.leaveLeased(save);
  }

  /** Tells a caller what is true now that time has run out. */
  void expire(PendingSave save) {
    save.expire(
        last -> KafkaMessages.notWritten(clients.bootstrapServers(), clients.database(), last));
  }

  /** Fails what has certainly not been written; what is in doubt is reported as that. */
  void fail(RuntimeException failure) {
    for (PendingSave save : List.copyOf(known.values())) {
      if (save.isSending()) {
        over(save);
        save.failed(failure);
      } else {
        expire(save);
      }
    }
  }
}
