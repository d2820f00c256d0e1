package org.entopic.itests.histories;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.entopic.itests.histories.HistoryFile.Answer;
import org.entopic.itests.histories.HistoryFile.Operation;
import org.entopic.itests.histories.HistoryLog.Written;

/** Compares what processes were told with what the log holds, and the log with what must hold. */
final class Verdict {
  private static final int SHOWN = 20;

  private final List<Operation> operations;
  private final Map<String, Operation> byName = new HashMap<>();
  private final Map<UUID, List<Written>> saves = new LinkedHashMap<>();
  private final List<Written> log;
  private final List<String> faults = new ArrayList<>();

  private Verdict(List<Operation> operations, List<Written> log) {
    this.operations = operations;
    this.log = log;
    operations.forEach(operation -> byName.put(operation.id(), operation));
    log.forEach(
        record -> saves.computeIfAbsent(record.save(), any -> new ArrayList<>()).add(record));
  }

  /** Judges a history whose processes have ended, and a view of what they wrote. */
  static Verdict of(List<Operation> operations, List<Written> log, HistoryContext db) {
    Verdict verdict = of(operations, log);
    verdict.theViewIsTheLog(db);
    return verdict;
  }

  static Verdict of(List<Operation> operations, List<Written> log) {
    var verdict = new Verdict(operations, log);
    verdict.savesAreWhole();
    verdict.answersAreTrue();
    verdict.unreportedSavesWereInDoubt();
    verdict.noUpdateIsLost();
    verdict.namesAndNumbersAreUnique();
    verdict.noChildIsAnOrphan();
    verdict.theOrderIsThatOfTheAnswers();
    verdict
        .operations("half-seen", Answer.DONE)
        .forEach(each -> verdict.faults.add("half-seen: " + each.what()));
    return verdict;
  }

  private List<Operation> operations(String kind, Answer answer) {
    return operations.stream().filter(o -> o.kind().equals(kind) && o.answer() == answer).toList();
  }

  private void savesAreWhole() {
    saves.forEach(
        (save, records) -> {
          int total = records.stream().mapToInt(Written::total).max().orElse(0);
          if (total > 0 && total != records.size()) {
            faults.add("save " + save + " has " + records.size() + " records of " + total);
          }
        });
  }

  /** What was confirmed is in the log, once; what was refused is not. */
  private void answersAreTrue() {
    Map<String, Set<UUID>> savesOf = new HashMap<>();
    for (Written record : log) {
      String author = record.author();
      if (author != null) {
        savesOf.computeIfAbsent(author, any -> new HashSet<>()).add(record.save());
      }
    }
    savesOf.forEach(
        (author, written) -> {
          Operation operation = byName.get(author);
          if (author.equals(Histories.FILLING)) {
            return;
          }
          if (operation == null) {
            faults.add(author + " is in the log and in no history");
          } else if (operation.answer() != Answer.DONE && operation.answer() != Answer.UNKNOWN) {
            faults.add(operation + " is in the log");
          } else if (written.size() > 1) {
            faults.add(operation + " was written " + written.size() + " times");
          }
        });
    for (Operation operation : operations) {
      if (operation.answer() == Answer.DONE
          && operation.save() != null
          && !saves.containsKey(operation.save())) {
        faults.add(operation + " is not in the log");
      }
    }
  }

  /** Saves that no answer names belong to operations whose answer is not known. */
  private void unreportedSavesWereInDoubt() {
    Set<UUID> reported =
        operations.stream()
            .map(Operation::save)
            .filter(Objects::nonNull)
            .collect(Collectors.toSet());
    long deletions =
        saves.entrySet().stream()
            .filter(each -> !reported.contains(each.getKey()))
            .filter(each -> each.getValue().stream().allMatch(record -> record.author() == null))
            .count();
    long inDoubt =
        operations.stream()
            .filter(each -> each.kind().equals("orphan") || each.kind().equals("clear"))
            .filter(each -> each.answer() == Answer.UNKNOWN || isVisibleLate(each))
            .count();
    if (deletions > inDoubt) {
      faults.add(deletions + " deletions are in the log that nobody was told of");
    }
  }

  private static boolean isVisibleLate(Operation operation) {
    return operation.answer() == Answer.DONE && operation.save() == null;
  }

  /** Each state of a row follows the one before it, and what one loses another one gains. */
  private void noUpdateIsLost() {
    Map<String, long[]> last = new HashMap<>();
    Map<UUID, Long> gains = new HashMap<>();
    for (Written record : log) {
      long value;
      long version;
      if (record.content().entity() instanceof Cell cell) {
        value = cell.getValue();
        version = cell.getVersion();
      } else if (record.content().entity() instanceof Pocket pocket) {
        value = pocket.getValue();
        version = pocket.getVersion();
      } else {
        continue;
      }
      long[] before = last.put(record.row(), new long[] {version, value});
      if (before == null) {
        continue;
      }
      if (version != before[0] + 1) {
        faults.add(record.row() + " goes from version " + before[0] + " to " + version);
      }
      gains.merge(record.save(), value - before[1], Long::sum);
    }
    gains.forEach(
        (save, gain) -> {
          Operation operation = byName.get(String.valueOf(saves.get(save).get(0).author()));
          long expected = operation != null && operation.kind().equals("increment") ? 1 : 0;
          if (gain != expected) {
            faults.add(operation + " changed values by " + gain);
          }
        });
  }

  private void namesAndNumbersAreUnique() {
    Map<String, Set<Object>> texts = new HashMap<>();
    Map<Object, Set<String>> tickets = new HashMap<>();
    for (Written record : log) {
      if (record.content().entity() instanceof Name name) {
        texts
            .computeIfAbsent(String.valueOf(name.getText()), any -> new HashSet<>())
            .add(record.content().key());
      } else if (record.content().entity() instanceof Ticket ticket) {
        tickets
            .computeIfAbsent(ticket.getNumber(), any -> new HashSet<>())
            .add(String.valueOf(ticket.author()));
      }
    }
    texts.forEach((text, keys) -> requireOne("name " + text, keys.size()));
    tickets.forEach((number, authors) -> requireOne("ticket " + number, authors.size()));
    operations("name", Answer.TAKEN).stream()
        .filter(each -> !texts.containsKey(each.what()))
        .forEach(each -> faults.add(each + ": the log has no such name"));
    Map<String, Long> given =
        operations("ticket", Answer.DONE).stream()
            .filter(each -> !each.what().equals("number"))
            .collect(Collectors.groupingBy(Operation::what, Collectors.counting()));
    given.forEach((number, times) -> requireOne("ticket " + number, times));
  }

  private void requireOne(String what, long times) {
    if (times != 1) {
      faults.add(what + " is there " + times + " times");
    }
  }

  private Map<String, Written> stored() {
    Map<String, Written> rows = new TreeMap<>();
    for (Written record : log) {
      if (record.content().isDeletion()) {
        rows.remove(record.row());
      } else {
        rows.put(record.row(), record);
      }
    }
    return rows;
  }

  private void noChildIsAnOrphan() {
    Map<String, Written> rows = stored();
    Set<String> orphans = Orphans.of(log);
    for (Written row : rows.values()) {
      if (row.content().entity() instanceof Child child
          && child.getParent() != null
          && !rows.containsKey("Parent " + child.getParent().getId())) {
        orphans.remove(child.getId());
        faults.add("child " + child.getId() + " is an orphan");
      }
    }
    orphans.forEach(child -> faults.add("child " + child + " was an orphan"));
  }

  /** What was answered before something else began stands before it in a partition. */
  private void theOrderIsThatOfTheAnswers() {
    Map<UUID, Operation> reported = new HashMap<>();
    operations.stream()
        .filter(each -> each.save() != null)
        .forEach(each -> reported.put(each.save(), each));
    Map<String, Operation> latest = new HashMap<>();
    for (Written record : log) {
      Operation operation = reported.get(record.save());
      if (operation == null) {
        continue;
      }
      Operation before = latest.get(record.partition());
      if (before != null && operation.ended() < before.began()) {
        faults.add(operation + " stands behind " + before + ", which began after its answer");
      }
      if (before == null || before.began() < operation.began()) {
        latest.put(record.partition(), operation);
      }
    }
  }

  private void theViewIsTheLog(HistoryContext db) {
    Set<String> seen = new HashSet<>();
    db.cells.asNoTracking().toList().forEach(r -> see(seen, "Cell", r.getId(), r));
    db.pockets.asNoTracking().toList().forEach(r -> see(seen, "Pocket", r.getId(), r));
    db.names.asNoTracking().toList().forEach(r -> see(seen, "Name", r.getId(), r));
    db.parents.asNoTracking().toList().forEach(r -> see(seen, "Parent", r.getId(), r));
    db.tickets.asNoTracking().toList().forEach(r -> see(seen, "Ticket", r.getNumber(), r));
    db.children
        .asNoTracking()
        .include(ChildFields.parent)
        .toList()
        .forEach(
            child -> {
              see(seen, "Child", child.getId(), child);
              if (child.getParent() == null) {
                faults.add("child " + child.getId() + " is read as an orphan");
              }
            });
    Set<String> logged =
        stored().values().stream()
            .map(record -> record.row() + " by " + record.author())
            .collect(Collectors.toSet());
    if (!seen.equals(logged)) {
      Set<String> missing = new HashSet<>(logged);
      missing.removeAll(seen);
      seen.removeAll(logged);
      faults.add("the log has " + missing + ", the view has " + seen);
    }
  }

  private static void see(Set<String> seen, String type, Object key, Authored row) {
    seen.add(type + " " + key + " by " + row.author());
  }

  List<String> faults() {
    return faults;
  }

  long confirmed() {
    return operations.stream().filter(each -> each.answer() == Answer.DONE).count();
  }

  /** Returns how many operations were made, those of observers apart. */
  long made() {
    return operations.stream().filter(each -> !each.id().startsWith("observer")).count();
  }

  @Override
  public String toString() {
    Map<String, Map<Answer, Long>> table =
        operations.stream()
            .filter(each -> !each.id().startsWith("observer"))
            .collect(
                Collectors.groupingBy(
                    Operation::kind,
                    TreeMap::new,
                    Collectors.groupingBy(Operation::answer, TreeMap::new, Collectors.counting())));
    var text = new StringBuilder(made() + " operations, " + log.size() + " records: ");
    table.forEach((kind, answers) -> text.append(kind).append(' ').append(answers).append("; "));
    operations("views", Answer.DONE)
        .forEach(each -> text.append("views/states observed ").append(each.what()).append("; "));
    text.append(
        faults.isEmpty()
            ? "no fault"
            : faults.size() + " FAULTS " + faults.stream().limit(SHOWN).toList());
    return text.toString();
  }
}
