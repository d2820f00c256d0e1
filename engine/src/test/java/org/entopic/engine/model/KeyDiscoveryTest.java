package org.entopic.engine.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.entopic.engine.model.Models.mapping;
import static org.entopic.engine.model.Models.property;
import static org.entopic.engine.model.Models.type;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.entopic.model.ConfigurationSource;
import org.entopic.model.KeyValues;
import org.entopic.model.PropertyModel;
import org.entopic.model.ValueGeneration;
import org.junit.jupiter.api.Test;

class KeyDiscoveryTest {
  static class Plain {
    private long Id;
    private String text;
  }

  static class Blog {
    private int blogID;
  }

  static class Keyless {
    private String name;
  }

  static class TwoNames {
    private int id;
    private int twoNamesId;
  }

  static class Annotated {
    private int id;
    @Id private String code;
  }

  static class TwoIds {
    @Id private int a;
    @Id private int b;
  }

  record Pair(int a, String b) {}

  @IdClass(Pair.class)
  static class Composite {
    @Id private int a;
    @Id private String b;
  }

  record WrongPair(int a, long b, int c) {}

  @IdClass(WrongPair.class)
  static class Mismatch {
    @Id private int a;
    @Id private String b;
  }

  @Embeddable
  static class Inner {
    private UUID uuid;
  }

  @Embeddable
  static class Outer {
    private int number;
    private Inner inner = new Inner();
  }

  static class DeeplyEmbedded {
    @EmbeddedId
    @AttributeOverride(name = "number", column = @Column(name = "nr"))
    private Outer id;

    private int number;
  }

  static class Uuids {
    @Id @GeneratedValue private UUID id;
    @Version private Long version;
  }

  static class TextUuids {
    @Id
    @GeneratedValue(strategy = GenerationType.UUID)
    private String id;
  }

  static class Numbers {
    @Id @GeneratedValue private Long id;
  }

  static class Decimal {
    @Id private BigDecimal id;
  }

  static class Converted {
    @Id private URI id;
  }

  static class TimeVersion {
    @Id private int id;
    @Version private Instant version;
  }

  static class TextVersion {
    @Id private int id;
    @Version private String version;
  }

  @MappedSuperclass
  abstract static class Base<K> {
    @Id private K id;
  }

  static class Derived extends Base<UUID> {
    private String text;
  }

  private static List<String> key(EngineModel model, Class<?> type) {
    return type(model, type).primaryKey().properties().stream().map(PropertyModel::name).toList();
  }

  @Test
  void aMemberNamedIdOrTypeIdIsTheKeyWhateverItsCase() {
    EngineModel model = Models.of(Plain.class, Blog.class);
    assertThat(key(model, Plain.class)).containsExactly("Id");
    assertThat(key(model, Blog.class)).containsExactly("blogID");
    assertThat(property(model, Blog.class, "blogID").isKey()).isTrue();
  }

  @Test
  void anAnnotationWinsOverTheName() {
    assertThat(key(Models.of(Annotated.class), Annotated.class)).containsExactly("code");
  }

  @Test
  void theBuilderWinsOverAnAnnotation() {
    EngineModel model =
        Models.of(m -> m.entity(Annotated.class).key("code", "id"), Annotated.class);
    assertThat(key(model, Annotated.class)).containsExactly("code", "id");
  }

  @Test
  void noKeyAndTwoKeysAreProblems() {
    assertThat(Models.problems(Keyless.class, TwoNames.class, TwoIds.class))
        .hasSize(3)
        .anyMatch(p -> p.startsWith("MOD-16") && p.contains("Keyless"))
        .anyMatch(p -> p.startsWith("MOD-17") && p.contains("id and twoNamesId"))
        .anyMatch(p -> p.startsWith("MOD-17") && p.contains("a and b"));
  }

  @Test
  void anIdClassJoinsSeveralIds() {
    EngineModel model = Models.of(Composite.class);
    assertThat(key(model, Composite.class)).containsExactly("a", "b");
    assertThat(mapping(model, Composite.class).key(List.of(new Pair(1, "x"))))
        .isEqualTo(KeyValues.of(1, "x"));
  }

  @Test
  void anIdClassMustFitTheIds() {
    assertThat(Models.problems(Mismatch.class))
        .anyMatch(p -> p.contains("'b' has two types"))
        .anyMatch(p -> p.contains("members that are not in the key"));
  }

  @Test
  void embeddedKeysAreFlattenedToAnyDepth() {
    EngineModel model = Models.of(DeeplyEmbedded.class);
    assertThat(key(model, DeeplyEmbedded.class)).containsExactly("id.number", "id.inner.uuid");
    assertThat(property(model, DeeplyEmbedded.class, "id.number").fieldName()).isEqualTo("nr");
    EntityMapping mapping = mapping(model, DeeplyEmbedded.class);
    var entity = new DeeplyEmbedded();
    assertThat(mapping.key(entity)).isNull();
    UUID uuid = UUID.randomUUID();
    mapping.setValue(entity, property(model, DeeplyEmbedded.class, "id.inner.uuid"), uuid);
    mapping.setValue(entity, property(model, DeeplyEmbedded.class, "id.number"), 9);
    assertThat(entity.id.inner.uuid).isEqualTo(uuid);
    assertThat(mapping.key(entity)).isEqualTo(KeyValues.of(9, uuid));
    assertThat(mapping.key(List.of(entity.id))).isEqualTo(KeyValues.of(9, uuid));
    var copy = (DeeplyEmbedded) mapping.instantiate(Models.row(mapping, entity));
    assertThat(copy).usingRecursiveComparison().isEqualTo(entity);
  }

  @Test
  void embeddedKeysShareNoFieldWithAnotherProperty() {
    assertThat(
            Models.problems(
                m -> m.entity(DeeplyEmbedded.class).property("id.number").fieldName("number"),
                DeeplyEmbedded.class))
        .singleElement()
        .asString()
        .contains("MOD-25", "id.number and number");
  }

  @Test
  void generatedUuidsAreOfVersion7AndVersionsAreTokens() {
    EngineModel model = Models.of(Uuids.class, TextUuids.class, TimeVersion.class);
    assertThat(property(model, Uuids.class, "id").valueGeneration())
        .isEqualTo(ValueGeneration.UUID_V7);
    assertThat(property(model, TextUuids.class, "id").valueGeneration())
        .isEqualTo(ValueGeneration.UUID_V7);
    PropertyModel version = property(model, Uuids.class, "version");
    assertThat(version.isConcurrencyToken()).isTrue();
    assertThat(version.isNullable()).isFalse();
    assertThat(version.valueGeneration()).isEqualTo(ValueGeneration.VERSION);
    assertThat(property(model, TimeVersion.class, "version").isConcurrencyToken()).isTrue();
  }

  @Test
  void generatedNumbersAreOfTheSequenceOfTheirType() {
    assertThat(property(Models.of(Numbers.class), Numbers.class, "id").valueGeneration())
        .isEqualTo(ValueGeneration.SEQUENCE);
  }

  @Test
  void aVersionOfAnotherTypeIsAProblem() {
    assertThat(Models.problems(TextVersion.class)).singleElement().asString().contains("MOD-23");
  }

  @Test
  void keysMustHaveOneFormForEachValue() {
    assertThat(Models.problems(Decimal.class)).singleElement().asString().contains("MOD-19");
  }

  @Test
  void aConvertedKeyIsItsStoredValue() {
    EngineModel model = Models.of(Converted.class);
    EntityMapping mapping = mapping(model, Converted.class);
    var entity = new Converted();
    entity.id = URI.create("urn:x");
    assertThat(mapping.key(entity)).isEqualTo("urn:x");
    assertThat(mapping.key(List.of(URI.create("urn:x")))).isEqualTo("urn:x");
  }

  @Test
  void findTakesOnlyTheKeysTypes() {
    EntityMapping mapping = mapping(Models.of(Blog.class), Blog.class);
    assertThat(mapping.key(List.of(1))).isEqualTo(1);
    assertThatThrownBy(() -> mapping.key(List.of(1L)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("blogID (int)")
        .hasMessageContaining("java.lang.Long");
    assertThatThrownBy(() -> mapping.key(List.of(1, 2)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("2 values");
  }

  @Test
  void typeVariablesOfSuperClassesAreResolved() {
    EngineModel model = Models.of(Derived.class);
    PropertyModel id = property(model, Derived.class, "id");
    assertThat(id.javaType()).isEqualTo(UUID.class);
    assertThat(id.source()).isEqualTo(ConfigurationSource.ANNOTATION);
    var entity = new Derived();
    EntityMapping mapping = mapping(model, Derived.class);
    mapping.setValue(entity, id, new UUID(1, 2));
    assertThat(
            mapping.matches(
                mapping.instantiate(Models.row(mapping, entity)), Models.row(mapping, entity)))
        .isTrue();
  }

  @Test
  void unknownKeyPropertiesAreNamed() {
    assertThat(Models.problems(m -> m.entity(Plain.class).key("nope"), Plain.class))
        .singleElement()
        .asString()
        .contains("MOD-14", "'nope'", "the key");
  }
}
