package org.entopic.itests.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.EnumSet;
import java.util.List;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.function.Predicate;
import org.entopic.model.EntityTypeModel;
import org.entopic.spi.SpiVersion;
import org.entopic.spi.backend.Backend;
import org.entopic.spi.backend.BackendCapability;
import org.entopic.spi.backend.BackendConfig;
import org.entopic.spi.backend.BackendProvider;
import org.entopic.spi.serde.SerializerCapability;
import org.entopic.spi.serde.SerializerConfig;
import org.entopic.spi.serde.SerializerProvider;
import org.entopic.spi.serde.ValueCodec;
import org.entopic.tck.backend.BackendContract;
import org.entopic.tck.serde.SerializerContract;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.FilterResult;
import org.junit.platform.launcher.PostDiscoveryFilter;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/** Providers that declare what they cannot do, or of whose contract a part is left out. */
class ContractFailuresTest {

  /** Says that memory outlives the backend. */
  static class Overdeclaring extends BackendContract {
    @Override
    protected BackendProvider provider() {
      return new Boaster();
    }
  }

  private static final class Boaster implements BackendProvider {
    private final BackendProvider memory =
        ServiceLoader.load(BackendProvider.class).stream()
            .map(ServiceLoader.Provider::get)
            .filter(each -> each.name().equals("memory"))
            .findFirst()
            .orElseThrow();

    @Override
    public String name() {
      return "boaster";
    }

    @Override
    public SpiVersion spiVersion() {
      return memory.spiVersion();
    }

    @Override
    public Set<BackendCapability> capabilities(BackendConfig config) {
      return EnumSet.allOf(BackendCapability.class);
    }

    @Override
    public Backend open(BackendConfig config) {
      return memory.open(config);
    }
  }

  /** Says that CBOR is text. */
  static class Texting extends SerializerContract {
    @Override
    protected SerializerProvider provider() {
      return new Texter();
    }
  }

  private static final class Texter implements SerializerProvider {
    private final SerializerProvider cbor =
        ServiceLoader.load(SerializerProvider.class).stream()
            .map(ServiceLoader.Provider::get)
            .filter(each -> each.name().equals("cbor"))
            .findFirst()
            .orElseThrow();

    @Override
    public String name() {
      return "texter";
    }

    @Override
    public SpiVersion spiVersion() {
      return cbor.spiVersion();
    }

    @Override
    public Set<SerializerCapability> capabilities(SerializerConfig config) {
      return EnumSet.allOf(SerializerCapability.class);
    }

    @Override
    public ValueCodec valueCodec(EntityTypeModel type, SerializerConfig config) {
      return cbor.valueCodec(type, config);
    }
  }

  private static List<String> failures(Class<?> contract, Predicate<String> isRun) {
    var summary = new SummaryGeneratingListener();
    var request =
        LauncherDiscoveryRequestBuilder.request()
            .selectors(selectClass(contract))
            .configurationParameter("jqwik.database", "target/jqwik-database")
            .filters(
                (PostDiscoveryFilter)
                    test ->
                        FilterResult.includedIf(
                            !test.isTest() || isRun.test(test.getUniqueId().toString())))
            .build();
    LauncherFactory.create().execute(request, summary);
    assertThat(summary.getSummary().getTestsStartedCount()).isPositive();
    return summary.getSummary().getFailures().stream()
        .map(each -> each.getTestIdentifier().getDisplayName() + ": " + each.getException())
        .toList();
  }

  @Test
  void aCapabilityThatIsNotThereFailsItsRule() {
    assertThat(failures(Overdeclaring.class, id -> id.contains("rule_D1")))
        .singleElement()
        .asString()
        .startsWith("rule_D1");
  }

  @Test
  void databasesThatNobodyCanAdministerFailWhoDeclaresThatTheyCan() {
    assertThat(failures(Overdeclaring.class, id -> id.contains("rule_A2")))
        .singleElement()
        .asString()
        .startsWith("rule_A2");
  }

  @Test
  void aCapabilityOfWhichNoRuleRanFailsTheContract() {
    assertThat(
            failures(
                Overdeclaring.class,
                id -> id.contains("rule_P") || id.contains("rule_K") || id.contains("rule_F")))
        .singleElement()
        .asString()
        .contains("capabilities declared and not proven", "DURABLE", "WHOLE_SAVES")
        .contains("ADMINISTRATION", "REBUILD")
        .doesNotContain("FULL_SCAN");
  }

  @Test
  void bytesThatAreNoTextFailWhoDeclaresText() {
    assertThat(failures(Texting.class, id -> id.contains("textIsText")))
        .singleElement()
        .asString()
        .contains("textIsText");
  }
}
