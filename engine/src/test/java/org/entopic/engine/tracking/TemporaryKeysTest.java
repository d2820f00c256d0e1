package org.entopic.engine.tracking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import org.entopic.PropertyEntry;
import org.entopic.SaveFailedException;
import org.entopic.engine.tracking.Domain.Assignment;
import org.entopic.engine.tracking.Domain.Label;
import org.entopic.engine.tracking.Domain.Post;
import org.entopic.engine.tracking.Domain.Reply;
import org.entopic.engine.tracking.Domain.Step;
import org.entopic.engine.tracking.Domain.Ticket;
import org.entopic.model.EntityState;
import org.entopic.model.KeyValues;
import org.entopic.model.TemporaryKeys;
import org.junit.jupiter.api.Test;

class TemporaryKeysTest extends TrackerFixture {

  private PropertyEntry<Object> property(Object entity, String name) {
    return tracker.entries().of(entity).property(name);
  }

  private static Ticket withReply() {
    var ticket = new Ticket("a");
    ticket.replies.add(new Reply());
    return ticket;
  }

  @Test
  void anAddedEntityHasATemporaryNumberInItsEntryOnly() {
    var ticket = withReply();

    tracker.add(ticket);

    Reply reply = ticket.replies.get(0);
    assertThat(ticket.id).isZero();
    assertThat(reply.id).isNull();
    assertThat(reply.ticketNumber).isZero();
    assertThat(property(ticket, "id").isTemporary()).isTrue();
    assertThat((Integer) property(ticket, "id").current()).isNegative();
    assertThat((Long) property(reply, "id").current()).isNegative();
    assertThat(property(reply, "ticketNumber").isTemporary()).isTrue();
    assertThat(tracker.entries().of(ticket).isKeySet()).isFalse();
    assertThat(reply.ticket).isSameAs(ticket);
  }

  @Test
  void theSaveReplacesItThroughTheGraph() {
    var ticket = withReply();
    var child = new Ticket("child");
    ticket.children.add(child);
    tracker.add(ticket);

    ChangeSet changes = save();

    Reply reply = ticket.replies.get(0);
    assertThat(List.of(ticket.id, child.id)).containsExactly(1, 2);
    assertThat(child.parentId).isEqualTo(1);
    assertThat(reply.id).isEqualTo(1L);
    assertThat(reply.ticketNumber).isEqualTo(1);
    assertThat(property(ticket, "id").isTemporary()).isFalse();
    assertThat(property(reply, "ticketNumber").isTemporary()).isFalse();
    assertThat(tracker.entries().of(ticket).isKeySet()).isTrue();
    assertThat(changes.changes()).extracting(EntityChange::key).containsExactly(1, 2, 1L);
    assertThat(state(ticket)).isEqualTo(EntityState.UNCHANGED);
    assertThat(tracker.rows().tracked(type(Ticket.class), 1)).isSameAs(ticket);
  }

  @Test
  void cyclesOfNewEntitiesGetTheirNumbers() {
    var first = new Ticket("first");
    var second = new Ticket("second");
    first.parent = second;
    second.parent = first;

    tracker.add(first);
    save();

    assertThat(first.parentId).isEqualTo(second.id).isPositive();
    assertThat(second.parentId).isEqualTo(first.id).isPositive();
  }

  @Test
  void keysThatArePrincipalsKeysFollowAlongTheChain() {
    var ticket = new Ticket("a");
    ticket.assignment = new Assignment();
    ticket.assignment.steps.add(new Step(1));
    ticket.assignment.steps.add(new Step(2));

    tracker.add(ticket);

    assertThat(ticket.assignment.ticketId).isZero();
    assertThat(property(ticket.assignment.steps.get(0), "assignmentId").isTemporary()).isTrue();
    assertThat(tracker.entries().of(ticket.assignment).isKeySet()).isFalse();

    ChangeSet changes = save();

    assertThat(ticket.assignment.ticketId).isEqualTo(ticket.id);
    assertThat(ticket.assignment.steps).allMatch(step -> step.assignmentId == ticket.id);
    assertThat(changes.changes())
        .extracting(EntityChange::key)
        .containsExactly(1, 1, KeyValues.of(1, 1), KeyValues.of(1, 2));
  }

  @Test
  void joinsGetTheNumbersOfBothSides() {
    var ticket = new Ticket("a");
    var label = new Label();
    ticket.labels.add(label);
    tracker.add(new Ticket("other"));
    tracker.add(ticket);

    save();

    assertThat(store.table(TestModel.MODEL.entityType("TicketLabel").orElseThrow()).keySet())
        .containsExactly(KeyValues.of(2, (short) 1));
    assertThat(label.tickets).containsExactly(ticket);
  }

  @Test
  void aStoredDependentThatMovesToANewPrincipalIsModified() {
    var ticket = withReply();
    tracker.add(ticket);
    save();
    Reply reply = ticket.replies.get(0);
    var other = new Ticket("other");

    reply.ticket = other;
    tracker.detect();

    assertThat(state(reply)).isEqualTo(EntityState.MODIFIED);
    assertThat(reply.ticketNumber).isZero();
    assertThat(property(reply, "ticketNumber").isModified()).isTrue();
    assertThat(property(reply, "ticketNumber").original()).isEqualTo(1);
    save();
    assertThat(reply.ticketNumber).isEqualTo(2);
    assertThat(other.replies).containsExactly(reply);
  }

  @Test
  void revertingTakesTheTemporaryForeignKeyBack() {
    var ticket = withReply();
    tracker.add(ticket);
    save();
    Reply reply = ticket.replies.get(0);
    reply.ticket = new Ticket("other");
    tracker.detect();

    tracker.entries().of(reply).setState(EntityState.UNCHANGED);

    assertThat(reply.ticketNumber).isEqualTo(1);
    assertThat(reply.ticket).isSameAs(ticket);
    assertThat(state(reply)).isEqualTo(EntityState.UNCHANGED);
  }

  @Test
  void aNumberTheProgramSetsEndsTheTemporaryOne() {
    var onEntity = withReply();
    var byEntry = new Ticket("b");
    tracker.add(onEntity);
    tracker.add(byEntry);

    onEntity.id = 70;
    property(byEntry, "id").setCurrent(80);
    tracker.detect();

    assertThat(property(onEntity, "id").isTemporary()).isFalse();
    assertThat(property(byEntry, "id").isTemporary()).isFalse();
    assertThat(onEntity.replies.get(0).ticketNumber).isEqualTo(70);
    assertThat(property(onEntity.replies.get(0), "ticketNumber").isTemporary()).isFalse();
    save();
    assertThat(store.table(type(Ticket.class)).keySet()).containsExactlyInAnyOrder(70, 80);
    assertThat(tracker.hasChanges()).isFalse();
  }

  @Test
  void aNumberThatIsSetBeforeIsKept() {
    var ticket = new Ticket("a");
    ticket.id = 5;

    tracker.add(ticket);

    assertThat(property(ticket, "id").isTemporary()).isFalse();
    assertThat(tracker.entries().of(ticket).isKeySet()).isTrue();
  }

  @Test
  void attachAndUpdateMakeEntitiesWithoutANumberNew() {
    var stored = new Ticket("stored");
    stored.id = 5;
    stored.children.add(new Ticket("new"));
    stored.replies.add(new Reply());

    tracker.update(stored);

    assertThat(state(stored)).isEqualTo(EntityState.MODIFIED);
    assertThat(state(stored.children.get(0))).isEqualTo(EntityState.ADDED);
    assertThat(state(stored.replies.get(0))).isEqualTo(EntityState.ADDED);
    assertThat(stored.children.get(0).parentId).isEqualTo(5);
  }

  @Test
  void anAttachedDependentOfANewPrincipalIsModified() {
    var reply = new Reply();
    reply.id = 9L;
    reply.ticket = new Ticket("new");

    tracker.attach(reply);

    assertThat(state(reply)).isEqualTo(EntityState.MODIFIED);
    assertThat(property(reply, "ticketNumber").isTemporary()).isTrue();
  }

  @Test
  void numbersOfAnotherProgramCanBeMadeTemporary() {
    var ticket = withReply();
    ticket.id = -3;
    tracker.add(ticket);
    assertThat(ticket.replies.get(0).ticketNumber).isEqualTo(-3);

    property(ticket, "id").markTemporary();

    assertThat(property(ticket, "id").isTemporary()).isTrue();
    assertThat(property(ticket.replies.get(0), "ticketNumber").isTemporary()).isTrue();
    save();
    assertThat(ticket.id).isEqualTo(1);
    assertThat(ticket.replies.get(0).ticketNumber).isEqualTo(1);
  }

  @Test
  void onlyGeneratedNumbersOfNewEntitiesCanBeTemporary() {
    var ticket = new Ticket("a");
    tracker.add(ticket);

    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(() -> property(ticket, "text").markTemporary())
        .withMessageContaining("'Ticket.text'");
    save();
    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(() -> property(ticket, "id").markTemporary())
        .withMessageContaining("'Ticket.id'");
  }

  @Test
  void temporaryNumbersAreSeenOnTheEntityWhereThatIsWanted() {
    tracker.settings().temporaryKeys(TemporaryKeys.ON_ENTITY);
    var ticket = withReply();

    tracker.add(ticket);

    assertThat(ticket.id).isEqualTo(Integer.MIN_VALUE + 1_001);
    assertThat(ticket.replies.get(0).ticketNumber).isEqualTo(ticket.id);
    assertThat(property(ticket, "id").isTemporary()).isTrue();
    save();
    assertThat(ticket.id).isEqualTo(1);
    assertThat(ticket.replies.get(0).ticketNumber).isEqualTo(1);
  }

  @Test
  void onlyASaveMakesAStoredEntityOfOneWithATemporaryKey() {
    var ticket = new Ticket("a");
    tracker.add(ticket);

    for (EntityState state : List.of(EntityState.UNCHANGED, EntityState.MODIFIED)) {
      assertThatExceptionOfType(IllegalStateException.class)
          .isThrownBy(() -> tracker.entries().of(ticket).setState(state))
          .withMessageContaining("'Ticket.id' has a temporary value");
    }
    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(() -> tracker.acceptAllChanges())
        .withMessageContaining("'Ticket.id' has a temporary value");
  }

  @Test
  void aDependentWhosePrincipalIsNotSavedIsRefused() {
    var ticket = withReply();
    tracker.add(ticket);
    Reply reply = ticket.replies.get(0);
    tracker.settings().cascadeTiming(org.entopic.model.CascadeTiming.NEVER);

    tracker.entries().of(ticket).setState(EntityState.DETACHED);

    assertThatExceptionOfType(SaveFailedException.class)
        .isThrownBy(() -> save())
        .withMessageContaining("'Reply.ticketNumber' has a temporary value");
    assertThat(state(reply)).isEqualTo(EntityState.ADDED);
  }

  @Test
  void aRemovedNewEntityNeedsNoNumber() {
    var ticket = new Ticket("a");
    tracker.add(ticket);
    tracker.remove(ticket);
    tracker.add(new Ticket("b"));

    assertThat(tracker.generatedKeys().demands())
        .singleElement()
        .satisfies(demand -> assertThat(demand.count()).isEqualTo(1));
    tracker.clear();
    assertThat(tracker.generatedKeys().demands()).isEmpty();
  }

  @Test
  void numbersStayWhenTheSaveFails() {
    var ticket = withReply();
    tracker.add(ticket);
    var orphan = new Post(1);
    tracker.add(orphan);

    assertThatExceptionOfType(SaveFailedException.class).isThrownBy(() -> save());
    assertThat(ticket.id).isEqualTo(1);
    tracker.remove(orphan);
    save();

    assertThat(ticket.id).isEqualTo(1);
    assertThat(store.table(type(Ticket.class)).keySet()).containsExactly(1);
  }

  @Test
  void aNumberThatDoesNotFitIsRefused() {
    var label = new Label();
    tracker.add(label);
    tracker.generatedKeys().demands();

    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(() -> tracker.generatedKeys().assign(List.of(new long[] {40_000})))
        .withMessageContaining("'id'")
        .withMessageContaining("32767");
  }
}
