package org.entopic.engine.save;

import java.util.List;
import java.util.Set;
import org.entopic.ConcurrencyConflictException;
import org.entopic.ForeignKeyException;
import org.entopic.UniqueConstraintException;
import org.entopic.engine.diagnostic.Diagnostics;
import org.entopic.spi.backend.BackendCapability;
import org.entopic.spi.backend.ReadView;
import org.entopic.spi.backend.StoreReader;
import org.jspecify.annotations.Nullable;

/**
 * Checks plans against the rows that this process knows; thread-safe.
 *
 * <p>What another process has written and the local view has not yet applied is not seen: for
 * checked types the write lease sees to it that there is no such thing.
 */
final class SaveValidator {
  private final @Nullable StoreReader reader;
  private final Set<BackendCapability> capabilities;
  private final Diagnostics diagnostics;

  SaveValidator(
      @Nullable StoreReader reader, Set<BackendCapability> capabilities, Diagnostics diagnostics) {
    this.diagnostics = diagnostics;
    this.reader = reader;
    this.capabilities = capabilities;
  }

  /**
   * Checks a plan; without views there is nothing to check against.
   *
   * @param written the saves that are written and perhaps not yet visible, oldest first
   * @throws ConcurrencyConflictException if a concurrency token is not the one that was read
   * @throws UniqueConstraintException if a key or a unique value is taken
   * @throws ForeignKeyException if a principal is missing or still referred to
   */
  void validate(SavePlan plan, List<PlanIndex> written) {
    if (reader == null || !capabilities.contains(BackendCapability.KEY_LOOKUP)) {
      return;
    }
    try (ReadView view = reader.open()) {
      validate(plan, view, written);
    }
  }

  /** Checks a plan as {@link #validate(SavePlan, List)} does, against a state that is open. */
  void validate(SavePlan plan, ReadView view, List<PlanIndex> written) {
    new PlanChecks(plan, new StoredRows(view, capabilities, written), diagnostics).run();
  }
}
