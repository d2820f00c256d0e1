package org.entopic.engine.diagnostic;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.entopic.event.DiagnosticEvent;
import org.entopic.event.DiagnosticListener;
import org.entopic.event.Warning;
import org.entopic.event.WarningAction;
import org.entopic.spi.engine.EngineConfig;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Who is told what one factory does, and what becomes of warnings; thread-safe. */
public final class Diagnostics {
  private static final Logger SAVES = LoggerFactory.getLogger("org.entopic.saves");
  private static final Logger WARNINGS = LoggerFactory.getLogger("org.entopic.warnings");
  private static final Logger LOG = LoggerFactory.getLogger(Diagnostics.class);

  /** Tells nobody. */
  public static final Diagnostics NONE = new Diagnostics("", List.of(), Map.of());

  private final String database;
  private final List<DiagnosticListener> listeners;
  private final Map<Warning, WarningAction> actions;

  /** Creates what tells listeners; warnings without an action are logged. */
  private Diagnostics(
      String database, List<DiagnosticListener> listeners, Map<Warning, WarningAction> actions) {
    this.database = database;
    this.listeners = List.copyOf(listeners);
    this.actions = Map.copyOf(actions);
  }

  /** Creates those of a factory's configuration. */
  public static Diagnostics of(EngineConfig config) {
    return new Diagnostics(
        config.database(), config.hooks().listeners(), config.hooks().warnings());
  }

  /** Returns the database that events name. */
  public String database() {
    return database;
  }

  /** Returns whether anybody wants to know of saves. */
  public boolean isAwaited() {
    return !listeners.isEmpty() || SAVES.isDebugEnabled();
  }

  /** Tells of the end of a save or a group. */
  public void saved(DiagnosticEvent event) {
    SAVES.debug("{}: {}", event.id(), event);
    tell(event);
  }

  /** Returns what becomes of a warning. */
  public WarningAction action(Warning warning) {
    return actions.getOrDefault(warning, WarningAction.LOG);
  }

  /** Returns the warning that a message is of; messages begin with the id of theirs. */
  public Optional<Warning> warning(String message) {
    return Arrays.stream(Warning.values())
        .filter(warning -> message.startsWith(warning.id() + ":"))
        .findFirst();
  }

  /** Logs a warning and tells of it, unless it is ignored; whoever throws asks before. */
  public void warn(Warning warning, String message) {
    if (action(warning) != WarningAction.IGNORE) {
      WARNINGS.warn("{}", message);
      tell(new DiagnosticEvent.WarningRaised(database, warning, message));
    }
  }

  /**
   * Logs a warning and tells of it, or throws what it is refused by.
   *
   * @param refused makes the exception of the message
   */
  public void warnOrThrow(
      Warning warning, String message, Function<String, ? extends RuntimeException> refused) {
    if (action(warning) == WarningAction.THROW) {
      throw refused.apply(message);
    }
    warn(warning, message);
  }

  private void tell(DiagnosticEvent event) {
    for (DiagnosticListener listener : listeners) {
      try {
        listener.on(event);
      } catch (RuntimeException e) {
        LOG.error("A listener to diagnostics of database '{}' failed.", database, e);
      }
    }
  }
}
