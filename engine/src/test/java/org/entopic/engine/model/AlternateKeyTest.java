package org.entopic.engine.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.entopic.engine.model.Models.property;
import static org.entopic.engine.model.Models.type;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import java.util.List;
import java.util.Set;
import org.entopic.model.ForeignKeyModel;
import org.entopic.model.KeyModel;
import org.entopic.model.ModelBuilder;
import org.entopic.model.PropertyModel;
import org.entopic.query.ReferenceProperty;
import org.junit.jupiter.api.Test;

class AlternateKeyTest {
  static class Country {
    private int id;
    private String code;
    private String name;
    private byte[] flag;
    private Set<String> tags;
  }

  static class City {
    private int id;
    private Country country;
    private String countryCode;
    private long number;
  }

  @Entity
  static class Airport {
    @Id private int id;

    @ManyToOne
    @JoinColumn(name = "land", referencedColumnName = "code")
    private Country country;
  }

  private static final ReferenceProperty<City, Country> COUNTRY =
      ReferenceProperty.of(City.class, "country", Country.class);

  private static List<String> names(KeyModel key) {
    return key.properties().stream().map(PropertyModel::name).toList();
  }

  @Test
  void alternateKeysAreRequiredAndUniqueByAnIndex() {
    EngineModel model =
        Models.of(
            m -> m.entity(Country.class).alternateKey("code").alternateKey("name", "code"),
            Country.class);
    assertThat(type(model, Country.class).alternateKeys())
        .extracting(AlternateKeyTest::names)
        .containsExactly(List.of("code"), List.of("name", "code"));
    assertThat(type(model, Country.class).alternateKeys()).noneMatch(KeyModel::isPrimary);
    assertThat(property(model, Country.class, "code").isNullable()).isFalse();
    assertThat(type(model, Country.class).indexes())
        .filteredOn(index -> index.isUnique())
        .extracting(index -> index.name())
        .containsExactly("ak_code", "ak_name_code");
    assertThat(model.describe()).contains("alternate key (code)");
  }

  @Test
  void foreignKeysReferToAlternateKeys() {
    EngineModel model =
        Models.of(
            m -> m.entity(City.class).hasOne(COUNTRY).withMany().principalKey("code"), City.class);
    ForeignKeyModel key = type(model, City.class).foreignKeys().get(0);
    assertThat(names(key.principalKey())).containsExactly("code");
    assertThat(key.principalKey()).isSameAs(type(model, Country.class).alternateKeys().get(0));
    assertThat(key.properties()).extracting(PropertyModel::name).containsExactly("countryCode");
    assertThat(model.describe()).contains("foreign key (countryCode) -> Country (code)");
  }

  @Test
  void referencedColumnNamesMakeAlternateKeys() {
    EngineModel model = Models.of(Airport.class);
    ForeignKeyModel key = type(model, Airport.class).foreignKeys().get(0);
    assertThat(names(key.principalKey())).containsExactly("code");
    assertThat(key.properties().get(0).name()).isEqualTo("land");
    assertThat(key.properties().get(0).javaType()).isEqualTo(String.class);
  }

  @Test
  void thePrimaryKeyIsNoAlternateKey() {
    EngineModel model =
        Models.of(
            m -> {
              m.entity(Country.class).alternateKey("id");
              m.entity(City.class).hasOne(COUNTRY).withMany().principalKey("id");
            },
            City.class);
    assertThat(type(model, Country.class).alternateKeys()).isEmpty();
    assertThat(type(model, City.class).foreignKeys().get(0).principalKey().isPrimary()).isTrue();
  }

  @Test
  void alternateKeysThatCannotBeAreProblems() {
    assertThat(problems(m -> m.entity(Country.class).alternateKey("kode")))
        .singleElement()
        .asString()
        .startsWith("MOD-14")
        .contains("Country", "'kode'", "an alternate key");
    assertThat(problems(m -> m.entity(Country.class).alternateKey("tags")))
        .singleElement()
        .asString()
        .startsWith("MOD-19")
        .contains("Country.tags");
    assertThat(
            problems(
                m -> {
                  m.entity(Country.class).property("code").optional();
                  m.entity(Country.class).alternateKey("code");
                }))
        .singleElement()
        .asString()
        .startsWith("MOD-19")
        .contains("Country.code", "optional");
    assertThat(
            problems(
                m ->
                    m.entity(City.class)
                        .hasOne(COUNTRY)
                        .withMany()
                        .foreignKey("number")
                        .principalKey("code")))
        .singleElement()
        .asString()
        .startsWith("MOD-35");
  }

  private static List<String> problems(java.util.function.Consumer<ModelBuilder> configure) {
    return Models.problems(configure, City.class);
  }
}
