package org.entopic.event;

import java.time.Duration;
import java.util.Map;
import org.apiguardian.api.API;

/** Something that a factory did; it has no values of entities. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public sealed interface DiagnosticEvent {

  /** Returns the id of this kind of events; it stays the same. */
  String id();

  /** Returns the database. */
  String database();

  /** How a save ended. */
  enum Outcome {
    /** Everything is written. */
    WRITTEN,
    /** Nothing is written: what is stored is not what was read. */
    CONFLICT,
    /** Nothing is written for another reason. */
    FAILED,
    /** Nobody knows. */
    UNKNOWN
  }

  /**
   * A save, or the commit of a transaction, was answered by the store.
   *
   * @param entities how many rows it writes
   * @param outcome how it ended
   * @param duration how long it took, without waiting until it can be read
   */
  record SaveEnded(String database, int entities, Outcome outcome, Duration duration)
      implements DiagnosticEvent {
    @Override
    public String id() {
      return "SAV-20";
    }
  }

  /**
   * The records of a save, or of a transaction, are written.
   *
   * @param topics what was written, by topic
   */
  record RecordsWritten(String database, Map<String, Amount> topics) implements DiagnosticEvent {
    /** Copies the amounts. */
    public RecordsWritten {
      topics = Map.copyOf(topics);
    }

    @Override
    public String id() {
      return "SAV-22";
    }

    /**
     * How much was written.
     *
     * @param records how many records
     * @param deletions how many of them delete a key
     * @param bytes how many bytes their keys and values have, before compression
     */
    public record Amount(int records, int deletions, long bytes) {}
  }

  /**
   * A group of checked saves is over.
   *
   * @param saves how many of its saves were written
   * @param records how many records these have
   * @param waited how long it took until the group could be validated: the wait for the lease, and
   *     for the view
   * @param duration how long it took in all
   * @param fences how often others took the lease before the group was written
   */
  record GroupEnded(
      String database, int saves, int records, Duration waited, Duration duration, int fences)
      implements DiagnosticEvent {
    @Override
    public String id() {
      return "SAV-21";
    }
  }

  /**
   * A group of saves that are not checked, of several records each, is over: saves that waited
   * together and were written in one transaction, unless one of them was refused.
   *
   * @param saves how many of its saves were written
   * @param records how many records these have
   * @param waited how long the first of them waited for its turn
   * @param duration how long it took from then on
   */
  record UncheckedGroupEnded(
      String database, int saves, int records, Duration waited, Duration duration)
      implements DiagnosticEvent {
    @Override
    public String id() {
      return "SAV-23";
    }
  }

  /**
   * There is something to warn of.
   *
   * @param warning what it is
   * @param message what is said of it
   */
  record WarningRaised(String database, Warning warning, String message)
      implements DiagnosticEvent {
    @Override
    public String id() {
      return warning.id();
    }
  }
}
