package org.entopic.engine.save;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.entopic.EntityEntry;
import org.entopic.engine.tracking.ChangeKind;
import org.entopic.engine.tracking.ChangeSet;
import org.entopic.engine.tracking.EntityChange;

/** What one save writes, all or nothing, and what must hold when it does; immutable. */
public final class SavePlan {
  private static final int KEYS_NAMED = 10;

  private final UUID saveId;
  private final ChangeSet changes;
  private final SaveRules rules;
  private final UnconfirmedSaves unconfirmed;
  private final ChangedEntries entries;
  private final boolean namesKeys;
  private final boolean checked;

  SavePlan(
      UUID saveId,
      ChangeSet changes,
      SaveRules rules,
      UnconfirmedSaves unconfirmed,
      ChangedEntries entries,
      boolean namesKeys) {
    this.namesKeys = namesKeys;
    this.entries = entries;
    this.saveId = saveId;
    this.changes = changes;
    this.rules = rules;
    this.unconfirmed = unconfirmed;
    this.checked = changes.changes().stream().anyMatch(change -> change.type().isChecked());
  }

  /** Returns the id that every record of the save carries. */
  public UUID saveId() {
    return saveId;
  }

  /** Returns the changes in the order in which they are written. */
  public List<EntityChange> writes() {
    return changes.changes();
  }

  /** Returns whether the plan must be validated against what all processes have written. */
  boolean isChecked() {
    return checked;
  }

  /** Returns the earlier saves of the context that this one repeats. */
  UnconfirmedSaves unconfirmed() {
    return unconfirmed;
  }

  /** Returns the entries of the entities that some of the changes are of. */
  List<EntityEntry<?>> entries(List<EntityChange> of) {
    return entries.of(of);
  }

  TypeRules rules(EntityChange change) {
    return rules.of(change.type());
  }

  /** Returns the keys of some changes for a message, or nothing where keys are not to be named. */
  String keys(List<EntityChange> of) {
    return namesKeys
        ? of.stream()
            .limit(KEYS_NAMED)
            .map(change -> "'" + change.type().name() + "' " + change.key())
            .collect(Collectors.joining(", ", " [", of.size() > KEYS_NAMED ? ", …]" : "]"))
        : "";
  }

  /** Returns how many rows of which types are written, as in {@code 2 of 'Blog', 1 of 'Post'}. */
  public String summary() {
    var counts = new TreeMap<String, Integer>();
    for (EntityChange change : writes()) {
      counts.merge(change.type().name(), 1, Integer::sum);
    }
    var text = new StringJoiner(", ");
    counts.forEach((type, count) -> text.add(count + " of '" + type + "'"));
    return text.toString();
  }

  /** Returns the plan as text: what is written, type by type, and what is checked. */
  public String explain() {
    var counts = new LinkedHashMap<TypeRules, EnumMap<ChangeKind, Integer>>();
    for (EntityChange change : writes()) {
      counts
          .computeIfAbsent(rules(change), type -> new EnumMap<>(ChangeKind.class))
          .merge(change.kind(), 1, Integer::sum);
    }
    var text = new StringJoiner(System.lineSeparator());
    text.add(
        "save "
            + saveId
            + ": "
            + writes().size()
            + " records, all or nothing"
            + (checked ? ", checked against all processes" : ""));
    counts.forEach(
        (rule, kinds) -> {
          kinds.forEach((kind, count) -> text.add(line(kind, rule) + count));
          describe(rule, kinds, text);
        });
    return text.toString();
  }

  private static String line(ChangeKind kind, TypeRules rules) {
    return "  " + kind.name().toLowerCase(Locale.ROOT) + " " + rules.type().name() + ": ";
  }

  private static void describe(
      TypeRules rules, EnumMap<ChangeKind, Integer> kinds, StringJoiner text) {
    if (kinds.containsKey(ChangeKind.INSERT)) {
      text.add("    check: no row has the key");
    }
    if (kinds.containsKey(ChangeKind.UPDATE) || kinds.containsKey(ChangeKind.DELETE)) {
      if (rules.type().isChecked()) {
        text.add("    check: the row is there");
      }
      rules.tokens().forEach(token -> text.add("    check: " + token.name() + " is as read"));
    }
    rules
        .uniqueIndexes()
        .forEach(index -> text.add("    check: " + index.model().name() + " is unique"));
    rules
        .references()
        .forEach(
            key ->
                text.add(
                    "    check: "
                        + key.principal().name()
                        + " is there, else "
                        + key.policy().name().toLowerCase(Locale.ROOT)));
    if (kinds.containsKey(ChangeKind.DELETE)) {
      rules
          .restricting()
          .forEach(key -> text.add("    check: no " + key.dependent().name() + " refers to it"));
    }
  }

  @Override
  public String toString() {
    return explain();
  }
}
