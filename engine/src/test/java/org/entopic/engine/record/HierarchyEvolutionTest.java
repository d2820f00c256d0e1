package org.entopic.engine.record;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.entopic.SerializationFailedException;
import org.entopic.annotation.FormerNames;
import org.entopic.engine.model.EngineModel;
import org.entopic.engine.model.EntityMapping;
import org.entopic.engine.model.ModelFactory;
import org.entopic.engine.provider.ProviderKind;
import org.entopic.engine.provider.ProviderResolver;
import org.entopic.engine.provider.ServiceLoaderProviderSource;
import org.entopic.engine.tracking.ChangeKind;
import org.entopic.engine.tracking.EntityChange;
import org.entopic.model.EntityTypeModel;
import org.entopic.spi.backend.EncodedRecord;
import org.entopic.spi.backend.Row;
import org.entopic.spi.backend.RowBuilder;
import org.entopic.spi.serde.SerializerConfig;
import org.entopic.spi.serde.SerializerProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Records of a hierarchy whose classes are not the same for writer and reader. */
class HierarchyEvolutionTest {
  private static final SerializerProvider JSON =
      new ProviderResolver(new ServiceLoaderProviderSource())
          .resolve(ProviderKind.SERIALIZER, null);

  /** The hierarchy at first. */
  static class First {
    @Entity(name = "Part")
    static class Part {
      @Id int id;
      @Nullable String name;
    }

    @Entity(name = "Screw")
    static class Screw extends Part {
      @Nullable String thread;
    }
  }

  /** The same with a renamed class that has more, and a new one. */
  static class Second {
    @Entity(name = "Part")
    static class Part {
      @Id int id;
      @Nullable String name;
    }

    @Entity(name = "Bolt")
    @FormerNames("Screw")
    static class Bolt extends Part {
      @Nullable String thread;
      int length;
      boolean steel;
    }

    @Entity(name = "Nut")
    static class Nut extends Part {
      int size;
    }
  }

  private final EngineModel first = model(First.Part.class, First.Screw.class);
  private final EngineModel second = model(Second.Part.class, Second.Bolt.class, Second.Nut.class);

  private static EngineModel model(Class<?>... types) {
    return ModelFactory.build("test", List.of(types), any -> {});
  }

  private static RecordFormat format(EngineModel model) {
    return RecordFormat.of(
        model.entityType("Part").orElseThrow(), JSON, new SerializerConfig("test", Map.of()));
  }

  private static Row row(EngineModel model, Object entity) {
    EntityTypeModel type = model.entityType("Part").orElseThrow();
    var builder = new RowBuilder(type);
    model.mapping(type).read(entity, builder);
    return builder.build(1);
  }

  private static Row transfer(EngineModel from, EngineModel to, Object entity) {
    RecordFormat written = format(from);
    Row row = row(from, entity);
    EncodedRecord record =
        new RecordEncoder(Map.of("Part", written))
            .encode(
                new UUID(1, 2),
                List.of(new EntityChange(written.type(), ChangeKind.INSERT, 1, null, row)))
            .records()
            .get(0);
    var decoder = new RecordDecoder(format(to));
    decoder.learn(written.schema());
    return decoder.row(1, record.value(), written.schema().fingerprint(), 0, 0, 0);
  }

  private static EntityMapping mapping(EngineModel model) {
    return model.mapping(model.entityType("Part").orElseThrow());
  }

  @Test
  void aRenamedClassReadsWhatItWroteBefore() {
    var screw = new First.Screw();
    screw.id = 1;
    screw.thread = "M4";

    Row read = transfer(first, second, screw);

    var bolt = (Second.Bolt) mapping(second).instantiate(read);
    assertThat(bolt.thread).isEqualTo("M4");
    assertThat(mapping(second).matches(bolt, read)).as("new primitives are no changes").isTrue();
  }

  @Test
  void whatOthersDoNotKnowIsABadRecord() {
    assertThatThrownBy(() -> transfer(second, first, new Second.Nut()))
        .isInstanceOf(SerializationFailedException.class)
        .hasMessageContaining("REC-10")
        .hasMessageContaining("test.Part");
    assertThatThrownBy(() -> transfer(second, first, new Second.Bolt()))
        .isInstanceOf(SerializationFailedException.class);
    Row part = transfer(second, first, new Second.Part());
    assertThat(mapping(first).instantiate(part)).isExactlyInstanceOf(First.Part.class);
  }

  @Test
  void aDecoderGoesOnAfterABadRecord() {
    RecordFormat format = format(second);
    var decoder = new RecordDecoder(format);
    byte[] bad = "{\"id\":1,\"DTYPE\":\"Gone\",\"size\":4}".getBytes(UTF_8);
    byte[] none = "{\"id\":1}".getBytes(UTF_8);
    assertThatThrownBy(() -> decoder.row(1, bad, 0, 0, 0, 0)).hasMessageContaining("REC-10");
    assertThatThrownBy(() -> decoder.row(1, none, 0, 0, 0, 0)).hasMessageContaining("REC-10");
    var part = new Second.Part();
    part.id = 1;
    byte[] good = format.values().encode(row(second, part));
    assertThat(decoder.row(1, good, 0, 0, 0, 0)).isEqualTo(row(second, part));
  }
}
