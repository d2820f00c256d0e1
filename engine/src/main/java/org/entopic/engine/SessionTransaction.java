package org.entopic.engine;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.entopic.ConsistencyToken;
import org.entopic.EntityContext;
import org.entopic.EntityEntry;
import org.entopic.Transaction;
import org.entopic.engine.save.SavePlan;
import org.entopic.engine.save.UnconfirmedSaves;
import org.entopic.engine.tracking.ChangeSet;
import org.entopic.engine.tracking.EntityChange;
import org.entopic.engine.tracking.UncommittedSaves;
import org.entopic.spi.backend.Row;
import org.entopic.spi.backend.WriteReceipt;
import org.jspecify.annotations.Nullable;

/** The part that one context takes in transactions, one after the other; not thread-safe. */
final class SessionTransaction implements DefaultTransaction.Member {
  private static final WriteReceipt.Position NOWHERE =
      new WriteReceipt.Position(-1, Row.NO_OFFSET, -1);

  private final EntityContext context;
  private final SessionParts parts;
  private final ContextGuard guard;
  private final SessionReader reader;
  private final UncommittedSaves uncommitted;
  private @Nullable DefaultTransaction current;
  private boolean hasBegun;
  private UnconfirmedSaves unconfirmed = UnconfirmedSaves.NONE;

  /** Creates the part of a context. */
  SessionTransaction(
      EntityContext context,
      SessionParts parts,
      ContextGuard guard,
      SessionReader reader,
      UncommittedSaves uncommitted) {
    this.context = context;
    this.parts = parts;
    this.guard = guard;
    this.reader = reader;
    this.uncommitted = uncommitted;
  }

  Transaction begin(@Nullable Duration timeout) {
    return guard
        .run(
            () -> {
              parts.hooks().transactions().forEach(each -> each.beginning(context));
              var transaction = new DefaultTransaction(parts, timeout);
              enter(transaction);
              hasBegun = true;
              return transaction;
            })
        .begun();
  }

  void join(Transaction transaction) {
    guard.use(
        () -> {
          if (!(transaction instanceof DefaultTransaction own) || !own.isOf(parts)) {
            throw TransactionMessages.foreign(context.getClass().getName());
          }
          enter(own);
        });
  }

  private void enter(DefaultTransaction transaction) {
    if (current != null) {
      throw TransactionMessages.nested(context.getClass().getName());
    }
    transaction.join(this);
    current = transaction;
    reader.transaction(transaction);
  }

  Optional<Transaction> current() {
    return guard.run(() -> Optional.ofNullable(current));
  }

  /** Returns the saves of which nobody knows whether they are written. */
  UnconfirmedSaves unconfirmed() {
    return unconfirmed;
  }

  /** Takes note that it is not known whether a save is written. */
  void unknown(SavePlan plan) {
    unconfirmed = unconfirmed.with(plan);
  }

  /** Takes note that a save is written that repeats those in doubt. */
  void confirmed() {
    unconfirmed = UnconfirmedSaves.NONE;
  }

  /** Returns whether saves are collected. */
  boolean isActive() {
    return current != null;
  }

  /** Collects a save, which the tracker then takes for written. */
  void collect(SavePlan plan, ChangeSet changes) {
    DefaultTransaction transaction = current;
    if (transaction != null) {
      transaction.add(plan);
      uncommitted.accept(
          changes,
          new WriteReceipt(
              new ConsistencyToken(new UUID(0, 0), List.of()),
              Collections.nCopies(changes.changes().size(), NOWHERE)));
    }
  }

  /** Collects a save that the tracker has no part in. */
  void collect(SavePlan plan) {
    DefaultTransaction transaction = current;
    if (transaction != null) {
      transaction.add(plan);
    }
  }

  /** Forgets what would be taken back, as the tracker has forgotten everything. */
  void cleared() {
    uncommitted.forget();
  }

  /** Rolls back a transaction that the context has begun, as the context is closed. */
  void close() {
    DefaultTransaction transaction = current;
    if (transaction != null && hasBegun) {
      transaction.rollback();
    }
  }

  @Override
  public boolean hold() {
    return guard.holdIfOpen();
  }

  @Override
  public void release() {
    guard.release();
  }

  @Override
  public @Nullable EntityEntry<?> entry(EntityChange change) {
    return uncommitted.entry(change);
  }

  @Override
  public void committed() {
    guard.step(
        () -> {
          uncommitted.forget();
          leave(null);
          confirmed();
          return true;
        });
  }

  @Override
  public void rolledBack(@Nullable SavePlan unknown) {
    DefaultTransaction transaction = current;
    if (transaction != null) {
      guard.step(
          () -> {
            leave(unknown);
            uncommitted.takeBack(transaction.overlay()::contains);
            return true;
          });
    }
  }

  private void leave(@Nullable SavePlan unknown) {
    current = null;
    hasBegun = false;
    reader.transaction(null);
    unconfirmed = unknown == null ? unconfirmed : unconfirmed.with(unknown);
  }
}
