package org.entopic.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.lang.invoke.MethodHandles;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.entopic.ConfigurationException;
import org.entopic.IncompatibleSchemaException;
import org.entopic.SerializationFailedException;
import org.entopic.annotation.FormerNames;
import org.entopic.engine.model.EngineModel;
import org.entopic.engine.model.ModelFactory;
import org.entopic.engine.provider.ProviderKind;
import org.entopic.engine.provider.ProviderResolver;
import org.entopic.engine.provider.ServiceLoaderProviderSource;
import org.entopic.engine.record.RecordDecoder;
import org.entopic.engine.record.RecordFormat;
import org.entopic.engine.record.Upcaster;
import org.entopic.model.ComplexTypeModel;
import org.entopic.model.EntityTypeModel;
import org.entopic.model.ModelBuilder;
import org.entopic.spi.backend.Row;
import org.entopic.spi.backend.RowBuilder;
import org.entopic.spi.backend.UnknownSchemaException;
import org.entopic.spi.serde.SchemaDocument;
import org.entopic.spi.serde.SerializerConfig;
import org.entopic.spi.serde.SerializerProvider;
import org.junit.jupiter.api.Test;

class WriterSchemasTest {
  private static final SerializerConfig CONFIG = new SerializerConfig("test", Map.of());
  private static final ProviderResolver RESOLVER =
      new ProviderResolver(new ServiceLoaderProviderSource());
  private static final SerializerProvider JSON = RESOLVER.resolve(ProviderKind.SERIALIZER, "json");

  @Entity(name = "Price")
  record Cents(@Id int id, int amount) {}

  @Entity(name = "Price")
  record CentsOfShop(@Id int id, int amount, String shop) {}

  @Entity(name = "Price")
  record Text(@Id int id, String amount) {}

  @Entity(name = "Price")
  record OtherKey(@Id long id, int amount) {}

  @Entity
  record Price(@Id int id, long amount) {}

  @Embeddable
  record Size(@FormerNames({"wide", "w"}) int width) {}

  @Entity
  record Sized(@Id int id, Size size, String name) {}

  private static EngineModel model(Class<?> type, Consumer<ModelBuilder> configure) {
    return ModelFactory.build("test", List.of(type), configure, MethodHandles.lookup(), Map.of());
  }

  private static RecordFormat format(Class<?> type) {
    return RecordFormat.of(model(type, m -> {}).entityType("Price").orElseThrow(), JSON, CONFIG);
  }

  private static <O> RecordDecoder decoder(Class<O> earlier, Function<O, Price> function) {
    EngineModel model = model(Price.class, m -> m.entity(Price.class).upcast(earlier, function));
    EntityTypeModel type = model.entityType(Price.class).orElseThrow();
    List<Upcaster> upcasters =
        model.upcasters(type).stream()
            .map(
                draft -> {
                  EngineModel old =
                      ModelFactory.buildForm(
                          type, draft.form(), "test", MethodHandles.lookup(), Map.of());
                  return new Upcaster(
                      model.mapping(type),
                      old.mapping(old.entityType(draft.form()).orElseThrow()),
                      draft.function());
                })
            .toList();
    RecordFormat format = RecordFormat.of(type, JSON, CONFIG);
    var schemas = new WriterSchemas(format, upcasters, RESOLVER, CONFIG);
    return new RecordDecoder(format, schemas::decoder, format::values);
  }

  private static Row read(RecordDecoder decoder, RecordFormat written, String json) {
    return decoder.row(
        1, json.getBytes(StandardCharsets.UTF_8), written.schema().fingerprint(), 0, 3, 4);
  }

  private static Object amount(Row row) {
    return row.get(row.type().property("amount").orElseThrow().ordinal());
  }

  @Test
  void recordsOfExactlyTheEarlierFormAreLiftedAlsoIfTheyCouldBeRead() {
    RecordDecoder decoder = decoder(Cents.class, old -> new Price(9, old.amount() * 10L));
    RecordFormat written = format(Cents.class);
    decoder.learn(written.schema());
    Row row = read(decoder, written, "{\"id\":1,\"amount\":7}");
    assertThat(amount(row)).isEqualTo(70L);
    assertThat(row.key()).isEqualTo(1);
    assertThat(row.get(row.type().property("id").orElseThrow().ordinal())).isEqualTo(1);
    assertThat(row.offset()).isEqualTo(3);
  }

  @Test
  void othersThatCanBeReadAreNotLifted() {
    RecordDecoder decoder = decoder(Cents.class, old -> new Price(9, old.amount() * 10L));
    RecordFormat written = format(CentsOfShop.class);
    decoder.learn(written.schema());
    assertThat(amount(read(decoder, written, "{\"id\":1,\"amount\":7,\"shop\":\"x\"}")))
        .isEqualTo(7L);
  }

  @Test
  void whatNeitherFormCanReadIsRefusedWithBothReasons() {
    RecordDecoder decoder = decoder(Cents.class, old -> new Price(9, old.amount()));
    assertThatThrownBy(() -> decoder.learn(format(Text.class).schema()))
        .isInstanceOf(IncompatibleSchemaException.class)
        .hasMessageContaining("'amount'")
        .satisfies(e -> assertThat(e.getSuppressed()).hasSize(1));
  }

  @Test
  void anUpcasterThatFailsMakesTheRecordBad() {
    RecordFormat written = format(Text.class);
    RecordDecoder failing = decoder(Text.class, old -> new Price(1, Long.parseLong(old.amount())));
    failing.learn(written.schema());
    assertThatThrownBy(() -> read(failing, written, "{\"id\":1,\"amount\":\"secret\"}"))
        .isInstanceOf(SerializationFailedException.class)
        .hasMessageNotContaining("secret");
    assertThat(amount(read(failing, written, "{\"id\":1,\"amount\":\"7\"}"))).isEqualTo(7L);
    RecordDecoder nothing = decoder(Text.class, old -> null);
    nothing.learn(written.schema());
    assertThatThrownBy(() -> read(nothing, written, "{\"id\":1,\"amount\":\"7\"}"))
        .isInstanceOf(SerializationFailedException.class)
        .hasMessageContaining("REC-05");
  }

  @Test
  void anEarlierFormWithAnotherKeyIsRefused() {
    assertThatThrownBy(() -> decoder(OtherKey.class, old -> new Price(1, old.amount())))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("REC-04");
  }

  @Test
  void aSchemaThatWasNotLearntIsNoBadRecord() {
    RecordDecoder decoder = decoder(Cents.class, old -> new Price(9, old.amount()));
    assertThatThrownBy(() -> read(decoder, format(Cents.class), "{}"))
        .isInstanceOf(UnknownSchemaException.class)
        .hasMessageContaining("'Price'");
  }

  @Test
  void aFormatWithoutSerializerIsNamed() {
    RecordDecoder decoder = decoder(Cents.class, old -> new Price(9, old.amount()));
    assertThatThrownBy(() -> decoder.learn(new SchemaDocument("smile", "?")))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("'Price'")
        .hasMessageContaining("serializer 'smile'");
  }

  @Test
  void formerNamesComeFromAnnotationsAndTheBuilderWins() {
    EngineModel model =
        model(
            Sized.class, m -> m.entity(Sized.class).property("name").formerNames("title", "text"));
    assertThat(
            model
                .entityType(Sized.class)
                .orElseThrow()
                .property("name")
                .orElseThrow()
                .formerNames())
        .containsExactly("title", "text");
    ComplexTypeModel size = model.complexTypes().get(0);
    assertThat(size.property("width").orElseThrow().formerNames()).containsExactly("wide", "w");
    assertThat(model.describe()).contains("once wide, w").contains("once title, text");
  }

  @Test
  void anOwnRecordIsReadWithoutBeingLearnt() {
    RecordDecoder decoder = decoder(Cents.class, old -> new Price(9, old.amount()));
    RecordFormat own =
        RecordFormat.of(
            model(Price.class, m -> {}).entityType(Price.class).orElseThrow(), JSON, CONFIG);
    var builder = new RowBuilder(own.type());
    builder.set(own.type().property("id").orElseThrow().ordinal(), 1);
    builder.set(own.type().property("amount").orElseThrow().ordinal(), 5L);
    byte[] bytes = own.values().encode(builder.build(1));
    assertThat(amount(read(decoder, own, new String(bytes, StandardCharsets.UTF_8)))).isEqualTo(5L);
  }
}
