package org.entopic.engine.tracking;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.entopic.model.EntityState;
import org.entopic.model.PropertyModel;
import org.entopic.spi.backend.Row;
import org.entopic.spi.backend.WriteReceipt;

/** Brings tracked entities to the state that a successful save has left in the store. */
final class Acceptance {
  private record Written(ChangeSet changes, WriteReceipt receipt) {}

  private final List<Written> awaiting = new ArrayList<>();
  private final TrackingModel model;
  private final IdentityMap identities;
  private final NavigationFixer fixer;

  Acceptance(TrackingModel model, IdentityMap identities, NavigationFixer fixer) {
    this.model = model;
    this.identities = identities;
    this.fixer = fixer;
  }

  /** Keeps what was written until the program takes it as saved. */
  void await(ChangeSet changes, WriteReceipt receipt) {
    awaiting.add(new Written(changes, receipt));
  }

  void clear() {
    awaiting.clear();
  }

  /** Forgets saves that were not written after all. */
  void forget(Set<ChangeSet> unwritten) {
    awaiting.removeIf(each -> unwritten.contains(each.changes));
  }

  /** Takes what earlier saves wrote as saved. */
  void acceptAwaiting() {
    List<Written> written = List.copyOf(awaiting);
    awaiting.clear();
    written.forEach(each -> accept(each.changes, each.receipt));
  }

  void accept(ChangeSet changes, WriteReceipt receipt) {
    List<EntityChange> list = changes.changes();
    List<WriteReceipt.Position> positions = receipt.positions();
    if (positions.size() != list.size()) {
      throw TrackingMessages.receiptOfOther(list.size(), positions.size());
    }
    var deleted = new ArrayList<TrackedEntity>();
    for (int i = 0; i < list.size(); i++) {
      EntityChange change = list.get(i);
      TrackedEntity entity = identities.find(model.plan(change.type()), change.key());
      if (entity == null) {
        continue;
      }
      if (change.kind() == ChangeKind.DELETE) {
        deleted.add(entity);
      } else {
        WriteReceipt.Position at = positions.get(i);
        Row row = Objects.requireNonNull(change.current());
        acceptWritten(entity, row.at(at.partition(), at.offset(), at.timestamp()));
      }
    }
    fixer.forgetAll(deleted);
  }

  /** Refuses entities that cannot be taken as saved. */
  void checkAll(StateChanger states) {
    identities.forEachChanged(
        entity -> {
          if (!entity.isDeleted()) {
            states.requireKey(entity);
          }
        });
  }

  /** Takes everything as saved, without a receipt. */
  void acceptAll(StateChanger states) {
    var changed = new ArrayList<TrackedEntity>();
    var deleted = new ArrayList<TrackedEntity>();
    identities.forEachChanged(entity -> (entity.isDeleted() ? deleted : changed).add(entity));
    changed.forEach(states::acceptCurrent);
    fixer.forgetAll(deleted);
  }

  private static void acceptWritten(TrackedEntity entity, Row row) {
    for (PropertyModel version : entity.plan.versions) {
      entity.setValue(version, row.get(version.ordinal()));
    }
    SaveValues.takeOver(entity, row);
    entity.accept(row);
    entity.become(EntityState.UNCHANGED);
  }
}
