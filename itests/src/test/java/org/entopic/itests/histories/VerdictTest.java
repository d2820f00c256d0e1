package org.entopic.itests.histories;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.entopic.itests.histories.HistoryFile.Answer;
import org.entopic.itests.histories.HistoryFile.Operation;
import org.entopic.itests.histories.HistoryLog.Written;
import org.entopic.reader.EntityRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What the judge of histories finds: made-up histories and logs with one fault each. */
class VerdictTest {
  private final List<Operation> operations = new ArrayList<>();
  private final List<Written> log = new ArrayList<>();
  private long offset;
  private Instant time = Instant.EPOCH;

  private UUID operation(String id, String kind, Answer answer, long began, long ended) {
    var save = UUID.randomUUID();
    UUID told = answer == Answer.DONE ? save : null;
    operations.add(new Operation(id, kind, "what", began, answer, ended, told));
    return save;
  }

  private void write(UUID save, int total, String type, Object key, @Nullable Object entity) {
    log.add(
        new Written(
            save, total, new EntityRecord<>(type, key, entity, "db." + type, 0, offset++, time)));
  }

  private static Cell cell(String id, long value, long version, String author) {
    return new Cell(id, value, version).by(author);
  }

  private List<String> faults() {
    return Verdict.of(operations, log).faults();
  }

  @Test
  void aHistoryWithoutFaultHasNone() {
    write(UUID.randomUUID(), 0, "Cell", "c", cell("c", 0, 0, Histories.FILLING));
    write(operation("w:1", "increment", Answer.DONE, 0, 5), 0, "Cell", "c", cell("c", 1, 1, "w:1"));
    write(
        operation("w:2", "increment", Answer.UNKNOWN, 6, 9),
        0,
        "Cell",
        "c",
        cell("c", 2, 2, "w:2"));
    operation("w:3", "increment", Answer.CONFLICT, 7, 8);
    assertThat(faults()).isEmpty();
  }

  @Test
  void aLostUpdateIsFound() {
    write(UUID.randomUUID(), 0, "Cell", "c", cell("c", 0, 0, Histories.FILLING));
    write(operation("w:1", "increment", Answer.DONE, 0, 5), 0, "Cell", "c", cell("c", 1, 1, "w:1"));
    write(operation("w:2", "increment", Answer.DONE, 0, 5), 0, "Cell", "c", cell("c", 1, 1, "w:2"));
    assertThat(faults())
        .anyMatch(fault -> fault.contains("goes from version 1 to 1"))
        .anyMatch(fault -> fault.contains("changed values by 0"));
  }

  @Test
  void aConfirmedSaveThatIsNotThereIsFound() {
    operation("w:1", "increment", Answer.DONE, 0, 5);
    assertThat(faults()).singleElement().asString().contains("is not in the log");
  }

  @Test
  void aRefusedSaveThatIsThereIsFound() {
    write(
        operation("w:1", "name", Answer.CONFLICT, 0, 5), 0, "Name", "1", new Name("1", "n", "w:1"));
    assertThat(faults()).singleElement().asString().contains("is in the log");
  }

  @Test
  void halfASaveIsFound() {
    write(UUID.randomUUID(), 0, "Cell", "a", cell("a", 5, 0, Histories.FILLING));
    write(operation("w:1", "transfer", Answer.DONE, 0, 5), 2, "Cell", "a", cell("a", 4, 1, "w:1"));
    assertThat(faults())
        .anyMatch(fault -> fault.contains("has 1 records of 2"))
        .anyMatch(fault -> fault.contains("changed values by -1"));
  }

  @Test
  void aNameThatTwoHaveAndANumberGivenTwiceAreFound() {
    write(operation("w:1", "name", Answer.DONE, 0, 5), 0, "Name", "1", new Name("1", "n", "w:1"));
    write(operation("w:2", "name", Answer.DONE, 0, 5), 0, "Name", "2", new Name("2", "n", "w:2"));
    write(operation("w:3", "ticket", Answer.DONE, 0, 5), 0, "Ticket", 0L, new Ticket("w:3"));
    write(operation("w:4", "ticket", Answer.DONE, 0, 5), 0, "Ticket", 0L, new Ticket("w:4"));
    assertThat(faults()).contains("name n is there 2 times", "ticket 0 is there 2 times");
  }

  @Test
  void anOrphanIsFound() {
    var parent = new Parent("p", "w:1");
    UUID save = operation("w:1", "child", Answer.DONE, 0, 5);
    write(save, 2, "Parent", "p", parent);
    write(save, 0, "Child", "1", new Child("1", parent, "w:1"));
    write(operation("w:2", "orphan", Answer.DONE, 0, 5), 0, "Parent", "p", null);
    assertThat(faults()).singleElement().asString().contains("is an orphan");
  }

  @Test
  void aChildThatSurvivedItsParentForAWhileIsFound() {
    var parent = new Parent("p", "w:1");
    UUID save = operation("w:1", "child", Answer.DONE, 0, 5);
    write(save, 2, "Parent", "p", parent);
    write(save, 0, "Child", "1", new Child("1", parent, "w:1"));
    write(operation("w:2", "orphan", Answer.DONE, 0, 9), 0, "Parent", "p", null);
    write(operation("w:3", "clear", Answer.DONE, 0, 9), 0, "Child", "1", null);
    assertThat(faults()).as("the saves are in no order").isEmpty();
    time = time.plusMillis(1);
    UUID again = operation("w:4", "child", Answer.DONE, 0, 9);
    write(again, 2, "Parent", "p", new Parent("p", "w:4"));
    write(again, 0, "Child", "2", new Child("2", parent, "w:4"));
    time = time.plusMillis(1);
    write(operation("w:5", "orphan", Answer.DONE, 0, 9), 0, "Parent", "p", null);
    time = time.plusMillis(1);
    write(operation("w:6", "clear", Answer.DONE, 0, 9), 0, "Child", "2", null);
    assertThat(faults()).containsExactly("child 2 was an orphan");
  }

  @Test
  void aChildThatCameBetweenTwoParentsIsFound() {
    var parent = new Parent("p", "w:1");
    write(operation("w:1", "child", Answer.DONE, 0, 9), 0, "Parent", "p", parent);
    time = time.plusMillis(1);
    write(operation("w:2", "orphan", Answer.DONE, 0, 9), 0, "Parent", "p", null);
    time = time.plusMillis(1);
    UUID late = operation("w:3", "child", Answer.DONE, 0, 9);
    write(late, 0, "Child", "1", new Child("1", parent, "w:3"));
    time = time.plusMillis(1);
    write(operation("w:4", "child", Answer.DONE, 0, 9), 0, "Parent", "p", new Parent("p", "w:4"));
    assertThat(faults()).containsExactly("child 1 was an orphan");
  }

  @Test
  void aDeletionThatNobodyWasToldOfIsFound() {
    write(operation("w:1", "orphan", Answer.REFERENCE, 0, 5), 0, "Parent", "p", null);
    assertThat(faults()).singleElement().asString().contains("nobody was told of");
  }

  @Test
  void anOrderThatIsNotThatOfTheAnswersIsFound() {
    write(operation("w:2", "name", Answer.DONE, 6, 9), 0, "Name", "2", new Name("2", "m", "w:2"));
    write(operation("w:1", "name", Answer.DONE, 0, 5), 0, "Name", "1", new Name("1", "n", "w:1"));
    assertThat(faults()).singleElement().asString().contains("began after its answer");
  }

  @Test
  void whatAnObserverSawIsAFault() {
    operation("observer:1", "half-seen", Answer.DONE, 0, 5);
    operations.set(0, new Operation("observer:1", "half-seen", "what", 0, Answer.DONE, 5, null));
    assertThat(faults()).containsExactly("half-seen: what");
  }
}
