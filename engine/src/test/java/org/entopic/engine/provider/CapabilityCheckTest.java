package org.entopic.engine.provider;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.EnumSet;
import java.util.Set;
import org.entopic.ConfigurationException;
import org.entopic.model.EntityModel;
import org.entopic.model.EntityTypeModel;
import org.entopic.model.ScalarType;
import org.entopic.model.StoreType;
import org.entopic.spi.backend.BackendCapability;
import org.entopic.spi.serde.SerializerCapability;
import org.entopic.tck.model.TestModels;
import org.junit.jupiter.api.Test;

class CapabilityCheckTest {
  private static final EntityTypeModel BLOG =
      TestModels.entity("Blog")
          .key("id", ScalarType.INT)
          .property("url", ScalarType.STRING)
          .property("tags", new StoreType.Collection(new StoreType.Scalar(ScalarType.STRING)))
          .version("version")
          .unique("url")
          .build();

  private static void check(
      EntityModel model, Set<BackendCapability> backend, Set<SerializerCapability> serializer) {
    CapabilityCheck.check(
        model,
        type -> type.name().equals("Blog"),
        type -> type.name().equals("Blog"),
        new CapabilityCheck.Offer<>("thin", backend),
        type -> new CapabilityCheck.Offer<>("flat", serializer));
  }

  @Test
  void allGapsAreReportedAtOnce() {
    assertThatThrownBy(
            () ->
                check(
                    TestModels.model("blogging", BLOG),
                    EnumSet.noneOf(BackendCapability.class),
                    Set.of()))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("needs ATOMIC_WRITE; the backend 'thin' lacks it")
        .hasMessageContaining("'Blog' has the concurrency token 'version', which needs KEY_LOOKUP")
        .hasMessageContaining("Queries of 'Blog' have a filter, which needs FULL_SCAN")
        .hasMessageContaining("Rows of 'Blog' are seeded, which needs KEY_LOOKUP")
        .hasMessageContaining("'Blog' has the unique index 'url', which needs INDEX_LOOKUP")
        .hasMessageContaining(
            "'Blog' has the nested value 'tags', which needs NESTED_VALUES; the serializer 'flat'");
  }

  @Test
  void aModelGetsByWithWhatItNeeds() {
    assertThatCode(
            () ->
                check(
                    TestModels.model("blogging", BLOG),
                    EnumSet.of(
                        BackendCapability.ATOMIC_WRITE,
                        BackendCapability.CHECKED_WRITE,
                        BackendCapability.KEY_LOOKUP,
                        BackendCapability.FULL_SCAN,
                        BackendCapability.INDEX_LOOKUP),
                    EnumSet.of(SerializerCapability.NESTED_VALUES)))
        .doesNotThrowAnyException();
    assertThatCode(
            () ->
                check(
                    TestModels.model("shop", TestModels.order()),
                    EnumSet.of(BackendCapability.ATOMIC_WRITE),
                    Set.of()))
        .doesNotThrowAnyException();
  }
}
