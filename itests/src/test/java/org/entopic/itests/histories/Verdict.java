package org.entopic.itests.histories;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.entopic.itests.histories.HistoryFile.Answer;
import org.entopic.itests.histories.HistoryFile.Operation;

/** Compares what processes were told with what is stored. */
final class Verdict {
  private final List<Operation> operations;
  private final List<String> faults = new ArrayList<>();

  private Verdict(List<Operation> operations) {
    this.operations = operations;
  }

  static Verdict of(List<Operation> operations, HistoryContext db, HistorySize size) {
    var verdict = new Verdict(operations);
    verdict.counters(db.cells.asNoTracking().toList());
    if (HistoryWorker.sum(db) != size.total()) {
      verdict.faults.add("the accounts have " + HistoryWorker.sum(db) + " in sum");
    }
    verdict.names(db.names.asNoTracking().toList());
    verdict.families(db);
    verdict.tickets(db.tickets.asNoTracking().toList());
    verdict
        .operations("sum", Answer.DONE)
        .forEach(each -> verdict.faults.add("half-seen: " + each));
    return verdict;
  }

  private List<Operation> operations(String kind, Answer answer) {
    return operations.stream().filter(o -> o.kind().equals(kind) && o.answer() == answer).toList();
  }

  private void counters(List<Cell> cells) {
    Map<String, Long> done = count(operations("increment", Answer.DONE));
    Map<String, Long> unknown = count(operations("increment", Answer.UNKNOWN));
    for (Cell cell : cells) {
      String id = String.valueOf(cell.getId());
      long least = done.getOrDefault(id, 0L);
      long most = least + unknown.getOrDefault(id, 0L);
      if (id.startsWith("c") && (cell.getValue() < least || cell.getValue() > most)) {
        faults.add(id + " is " + cell.getValue() + ", confirmed were " + least + " to " + most);
      }
    }
  }

  private static Map<String, Long> count(List<Operation> operations) {
    return operations.stream()
        .collect(Collectors.groupingBy(Operation::what, Collectors.counting()));
  }

  private void names(List<Name> names) {
    Map<String, Integer> stored = new HashMap<>();
    names.forEach(name -> stored.merge(String.valueOf(name.getText()), 1, Integer::sum));
    stored.forEach(
        (text, times) -> {
          if (times > 1) {
            faults.add("name " + text + " is stored " + times + " times");
          }
        });
    count(operations("name", Answer.DONE))
        .forEach(
            (text, times) -> {
              if (times > 1 || !stored.containsKey(text)) {
                faults.add("name " + text + " was confirmed " + times + " times");
              }
            });
  }

  private void families(HistoryContext db) {
    Set<String> parents =
        db.parents.asNoTracking().toList().stream()
            .map(parent -> String.valueOf(parent.getId()))
            .collect(Collectors.toSet());
    db.children.asNoTracking().include(ChildFields.parent).toList().stream()
        .filter(child -> child.getParent() == null || !parents.contains(parent(child)))
        .forEach(child -> faults.add("child " + child.getId() + " is an orphan"));
  }

  private static String parent(Child child) {
    return String.valueOf(Objects.requireNonNull(child.getParent()).getId());
  }

  private void tickets(List<Ticket> tickets) {
    Set<String> stored = new HashSet<>();
    tickets.forEach(ticket -> stored.add(Long.toString(ticket.getNumber())));
    count(operations("ticket", Answer.DONE))
        .forEach(
            (number, times) -> {
              if (times > 1 || !stored.contains(number)) {
                faults.add("ticket " + number + " was given out " + times + " times");
              }
            });
  }

  List<String> faults() {
    return faults;
  }

  long confirmed() {
    return operations.stream().filter(each -> each.answer() == Answer.DONE).count();
  }

  @Override
  public String toString() {
    Map<String, Map<Answer, Long>> table =
        operations.stream()
            .collect(
                Collectors.groupingBy(
                    Operation::kind,
                    TreeMap::new,
                    Collectors.groupingBy(Operation::answer, TreeMap::new, Collectors.counting())));
    var text = new StringBuilder(operations.size() + " operations: ");
    table.forEach((kind, answers) -> text.append(kind).append(' ').append(answers).append("; "));
    text.append(faults.isEmpty() ? "no fault" : "FAULTS " + faults);
    return text.toString();
  }
}
