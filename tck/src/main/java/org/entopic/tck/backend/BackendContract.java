package org.entopic.tck.backend;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.entopic.BadRecord;
import org.entopic.BadRecordPolicy;
import org.entopic.PropertyScope;
import org.entopic.spi.SpiVersion;
import org.entopic.spi.backend.BackendCapability;
import org.entopic.spi.backend.BackendConfig;
import org.entopic.spi.backend.BackendProvider;
import org.entopic.spi.backend.StoreDefinition;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * What every backend must do, one nested class for each capability; what a backend does not declare
 * is skipped, and a capability that is declared and not proven fails.
 *
 * <p>Extend it in the backend's tests.
 *
 * <pre>{@code
 * class MemoryContractTest extends BackendContract {
 *   @Override
 *   protected BackendProvider provider() {
 *     return new MemoryBackendProvider();
 *   }
 * }
 * }</pre>
 */
public abstract class BackendContract {
  @RegisterExtension static final ProofLog PROOFS = new ProofLog();

  Set<BackendCapability> declared = Set.of();

  /** For subclasses. */
  protected BackendContract() {}

  /** Returns the backend's provider. */
  protected abstract BackendProvider provider();

  /** Returns what reads where the backend under test only writes; otherwise that backend itself. */
  protected BackendProvider readingProvider() {
    return provider();
  }

  /** Returns the addresses of the brokers, empty where there are none. */
  protected String bootstrapServers() {
    return "";
  }

  /** Returns the settings that the backend needs, by scope. */
  protected Map<PropertyScope, Map<String, String>> properties() {
    return Map.of();
  }

  /** Returns the directory in which the backend keeps its views, nothing if it keeps none. */
  protected Optional<Path> stateDirectory() {
    return Optional.empty();
  }

  /** Returns what a backend under test is told. */
  BackendConfig config(
      String database,
      List<StoreDefinition> definitions,
      BadRecordPolicy policy,
      Consumer<BadRecord> badRecords) {
    return new BackendConfig(
        database,
        bootstrapServers(),
        definitions,
        properties(),
        OpenStore.PATIENCE,
        OpenStore.PATIENCE,
        policy,
        badRecords);
  }

  Set<BackendCapability> capabilities() {
    List<StoreDefinition> definitions = new Library("capabilities").definitions();
    return provider()
        .capabilities(config("capabilities", definitions, BadRecordPolicy.SKIP, bad -> {}));
  }

  @Test
  void rule_P1_providerHasANameInLowerCaseAndAnSpiVersionOfToday() {
    assertThat(provider().name()).matches("[a-z][a-z0-9-]*");
    assertThat(provider().spiVersion().worksWith(SpiVersion.CURRENT)).isTrue();
  }

  @Test
  void rule_P2_declaredCapabilitiesAreProven() {
    ProofLog.declare(this, capabilities());
    assertThat(capabilities()).isNotEmpty();
  }

  /** Batches are written all or nothing. */
  @Nested
  @Proves(BackendCapability.ATOMIC_WRITE)
  class AtomicWrite extends WriteRules {
    @Override
    BackendContract contract() {
      return BackendContract.this;
    }
  }

  /** Saves are validated against what all have written. */
  @Nested
  @Proves(BackendCapability.CHECKED_WRITE)
  class CheckedWrite extends CheckedWriteRules {
    @Override
    BackendContract contract() {
      return BackendContract.this;
    }
  }

  /** Numbers are given out once. */
  @Nested
  @Proves(BackendCapability.SEQUENCES)
  class Sequences extends SequenceRules {
    @Override
    BackendContract contract() {
      return BackendContract.this;
    }
  }

  /** Rows by key. */
  @Nested
  @Proves(BackendCapability.KEY_LOOKUP)
  class KeyLookup extends KeyLookupRules {
    @Override
    BackendContract contract() {
      return BackendContract.this;
    }
  }

  /** Rows between keys. */
  @Nested
  @Proves(BackendCapability.KEY_RANGE)
  class KeyRange extends KeyRangeRules {
    @Override
    BackendContract contract() {
      return BackendContract.this;
    }
  }

  /** Rows by the first values of their key. */
  @Nested
  @Proves(BackendCapability.KEY_PREFIX)
  class KeyPrefix extends KeyPrefixRules {
    @Override
    BackendContract contract() {
      return BackendContract.this;
    }
  }

  /** Rows by indexed values. */
  @Nested
  @Proves(BackendCapability.INDEX_LOOKUP)
  class IndexLookup extends IndexLookupRules {
    @Override
    BackendContract contract() {
      return BackendContract.this;
    }
  }

  /** Rows between indexed values. */
  @Nested
  @Proves(BackendCapability.INDEX_RANGE)
  class IndexRange extends IndexRangeRules {
    @Override
    BackendContract contract() {
      return BackendContract.this;
    }
  }

  /** All rows. */
  @Nested
  @Proves(BackendCapability.FULL_SCAN)
  class FullScan extends FullScanRules {
    @Override
    BackendContract contract() {
      return BackendContract.this;
    }
  }

  /** Groups of rows, kept current. */
  @Nested
  @Proves(BackendCapability.LIVE_AGGREGATES)
  class LiveAggregates extends LiveAggregateRules {
    @Override
    BackendContract contract() {
      return BackendContract.this;
    }
  }

  /** Reading what was written. */
  @Nested
  @Proves(BackendCapability.READ_YOUR_WRITES)
  class ReadYourWrites extends ReadYourWritesRules {
    @Override
    BackendContract contract() {
      return BackendContract.this;
    }
  }

  /** All of a save or nothing. */
  @Nested
  @Proves(BackendCapability.WHOLE_SAVES)
  class WholeSaves extends WholeSaveRules {
    @Override
    BackendContract contract() {
      return BackendContract.this;
    }
  }

  /** Hearing of changes. */
  @Nested
  @Proves(BackendCapability.CHANGE_EVENTS)
  class ChangeEvents extends ChangeEventRules {
    @Override
    BackendContract contract() {
      return BackendContract.this;
    }
  }

  /** Data outlives the backend. */
  @Nested
  @Proves(BackendCapability.DURABLE)
  class Durable extends DurableRules {
    @Override
    BackendContract contract() {
      return BackendContract.this;
    }
  }

  /** Databases are planned, created and deleted. */
  @Nested
  @Proves(BackendCapability.ADMINISTRATION)
  class Administration extends AdministrationRules {
    @Override
    BackendContract contract() {
      return BackendContract.this;
    }
  }

  /** Everything is read again. */
  @Nested
  @Proves(BackendCapability.REBUILD)
  class Rebuild extends RebuildRules {
    @Override
    BackendContract contract() {
      return BackendContract.this;
    }
  }

  /** What is on disk is gone on with, or not. */
  @Nested
  class LocalState extends LocalStateRules {
    @Override
    BackendContract contract() {
      return BackendContract.this;
    }
  }

  /** Bad records and the end. */
  @Nested
  class LifeCycle extends LifeCycleRules {
    @Override
    BackendContract contract() {
      return BackendContract.this;
    }
  }
}
