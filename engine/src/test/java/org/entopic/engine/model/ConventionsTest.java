package org.entopic.engine.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.entopic.engine.model.Models.mapping;
import static org.entopic.engine.model.Models.property;
import static org.entopic.engine.model.Models.type;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.entopic.model.AnnotationKey;
import org.entopic.model.ConfigurationSource;
import org.entopic.model.DebugView;
import org.entopic.model.DeleteBehavior;
import org.entopic.model.EntityConfiguration;
import org.entopic.model.EntityTypeBuilder;
import org.entopic.model.ModelBuilder;
import org.entopic.model.PropertyModel;
import org.entopic.model.ScalarType;
import org.entopic.model.StoreType;
import org.entopic.query.ReferenceProperty;
import org.entopic.spi.service.ConventionProperty;
import org.entopic.spi.service.ModelConvention;
import org.entopic.spi.service.StandardConvention;
import org.jspecify.annotations.NonNull;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

class ConventionsTest {
  static class Author {
    private int id;
    private @NonNull String name;

    @Column(length = 20)
    private String pen;

    private Instant born;
    private List<Book> books;
    private byte[] picture;
  }

  static class Book {
    private long id;
    private String title;
    private Author author;
    private int authorId;
    private Instant published;
  }

  static class Coded {
    private String code;
    private String countryCode;
  }

  @Entity
  static class Sourced {
    @Id private int id;

    @ManyToOne(optional = false)
    private Author author;

    private String note;
  }

  static final class EpochMillis implements AttributeConverter<Instant, Long> {
    @Override
    public Long convertToDatabaseColumn(Instant instant) {
      return instant.toEpochMilli();
    }

    @Override
    public Instant convertToEntityAttribute(Long millis) {
      return Instant.ofEpochMilli(millis);
    }
  }

  static final class BookConfiguration implements EntityConfiguration<Book> {
    @Override
    public Class<Book> entityType() {
      return Book.class;
    }

    @Override
    public void configure(EntityTypeBuilder<Book> book) {
      book.topic("books").property("title").required();
    }
  }

  private static ModelConvention properties(
      java.util.function.Consumer<? super ConventionProperty> rule) {
    return model -> model.entityTypes().forEach(type -> type.properties().forEach(rule));
  }

  private static final ReferenceProperty<Book, Author> AUTHOR =
      ReferenceProperty.of(Book.class, "author", Author.class);

  @Test
  void propertiesOfATypeHaveDefaultsThatAnnotationsAndBuildersOverride() {
    EngineModel model =
        Models.of(
            m -> {
              m.conventions().properties(String.class).maxLength(200).required();
              m.conventions().properties(long.class).fieldName("number");
              m.conventions().properties(Instant.class).converter(new EpochMillis());
              m.entity(Book.class).property("title").maxLength(50);
              m.entity(Book.class).shadowProperty("mark", String.class);
            },
            Author.class);
    assertThat(property(model, Author.class, "name").maxLength()).isEqualTo(OptionalInt.of(200));
    assertThat(property(model, Author.class, "pen").maxLength()).isEqualTo(OptionalInt.of(20));
    assertThat(property(model, Author.class, "pen").isNullable()).isFalse();
    assertThat(property(model, Book.class, "title").maxLength()).isEqualTo(OptionalInt.of(50));
    assertThat(property(model, Book.class, "mark").maxLength()).isEqualTo(OptionalInt.of(200));
    assertThat(property(model, Author.class, "picture").maxLength()).isEmpty();
    assertThat(property(model, Book.class, "id").fieldName()).isEqualTo("number");
    PropertyModel born = property(model, Author.class, "born");
    assertThat(born.storeType()).isEqualTo(new StoreType.Scalar(ScalarType.LONG));
    assertThat(mapping(model, Author.class).toStored(born, Instant.ofEpochMilli(7))).isEqualTo(7L);
    assertThat(born.sources()).containsEntry("converter", ConfigurationSource.CONVENTION);
  }

  @Test
  void rulesAreAddedAndDecideAsConventions() {
    EngineModel model =
        Models.of(
            m -> {
              m.conventions()
                  .add(
                      properties(
                          property -> {
                            if (property.javaType() == String.class) {
                              property.builder().maxLength(30);
                            } else if (property.javaType() == Instant.class) {
                              property.builder().converter(new EpochMillis());
                            }
                          }))
                  .add(rules -> rules.entityTypes().get(0).builder().index("name").unique());
              m.entity(Author.class).property("name").maxLength(99);
            },
            Author.class);
    assertThat(property(model, Author.class, "name").maxLength()).isEqualTo(OptionalInt.of(99));
    assertThat(property(model, Author.class, "pen").maxLength()).isEqualTo(OptionalInt.of(20));
    assertThat(property(model, Book.class, "title").maxLength()).isEqualTo(OptionalInt.of(30));
    assertThat(property(model, Book.class, "published").storeType())
        .isEqualTo(new StoreType.Scalar(ScalarType.LONG));
    assertThat(type(model, Author.class).indexes()).anyMatch(i -> i.name().equals("uq_name"));
  }

  @Test
  void standardRulesAreReplaced() {
    EngineModel model =
        Models.of(
            m ->
                m.conventions()
                    .replace(
                        StandardConvention.KEY_DISCOVERY,
                        rules ->
                            rules.entityTypes().forEach(type -> type.builder().key("countryCode")))
                    .replace(
                        StandardConvention.TOPIC_NAMING,
                        rules ->
                            rules
                                .entityTypes()
                                .forEach(type -> type.builder().topic("t-" + type.name()))),
            Coded.class);
    assertThat(type(model, Coded.class).primaryKey().properties())
        .extracting(PropertyModel::name)
        .containsExactly("countryCode");
    assertThat(type(model, Coded.class).topic().name()).isEqualTo("t-Coded");
  }

  @Test
  void standardRulesAreLeftOut() {
    EngineModel model =
        Models.of(
            m -> {
              for (StandardConvention rule :
                  List.of(
                      StandardConvention.FOREIGN_KEY_INDEX,
                      StandardConvention.FOREIGN_KEY_NAMES,
                      StandardConvention.NULLNESS,
                      StandardConvention.DELETE_BEHAVIOR)) {
                m.conventions().remove(rule);
              }
            },
            Author.class);
    assertThat(type(model, Book.class).indexes()).isEmpty();
    assertThat(type(model, Book.class).foreignKeys().get(0).properties())
        .extracting(PropertyModel::name)
        .doesNotContain("authorId");
    assertThat(property(model, Author.class, "name").isNullable()).isTrue();
    assertThat(type(model, Book.class).foreignKeys().get(0).deleteBehavior())
        .isEqualTo(DeleteBehavior.RESTRICT);
  }

  @Test
  void unpairedNavigationsAreNotMappedWithoutTheirRule() {
    EngineModel model =
        Models.of(
            m -> m.conventions().remove(StandardConvention.RELATIONSHIP_DISCOVERY), Author.class);
    assertThat(type(model, Author.class).navigations()).isEmpty();
    assertThat(type(model, Book.class).foreignKeys()).isEmpty();
  }

  @Test
  void relationsAreAddedBeforeTheyAreFound() {
    ModelConvention related =
        rules ->
            rules
                .builder()
                .entity(Book.class)
                .hasOne(AUTHOR)
                .withMany()
                .onDelete(DeleteBehavior.NO_ACTION);
    EngineModel model =
        Models.of(
            m -> m.conventions().addBefore(StandardConvention.RELATIONSHIP_DISCOVERY, related),
            Book.class);
    assertThat(type(model, Book.class).foreignKeys())
        .extracting(key -> key.deleteBehavior())
        .contains(DeleteBehavior.NO_ACTION);
    assertThat(Models.problems(m -> m.conventions().add(related), Book.class))
        .anyMatch(problem -> problem.startsWith("MOD-73") && problem.contains("Book.author"));
  }

  @Test
  void rulesReportProblemsTogetherWithTheEngine() {
    List<String> problems =
        Models.problems(
            m ->
                m.conventions()
                    .add(rules -> rules.problem("APP-1: " + rules.database() + " is wrong.")),
            Coded.class);
    assertThat(problems)
        .hasSize(2)
        .anyMatch(p -> p.startsWith("MOD-16"))
        .contains("APP-1: test is wrong.");
  }

  @Test
  void theModelTellsWhoDecided() {
    EngineModel model =
        Models.of(
            m -> {
              m.entity(Author.class).property("name").maxLength(5);
              m.entity(Author.class).topic("authors");
            },
            Sourced.class);
    assertThat(property(model, Author.class, "name").sources())
        .containsEntry("maxLength", ConfigurationSource.FLUENT)
        .containsEntry("required", ConfigurationSource.ANNOTATION)
        .doesNotContainKey("converter");
    assertThat(property(model, Author.class, "pen").sources())
        .containsEntry("maxLength", ConfigurationSource.ANNOTATION);
    assertThat(type(model, Author.class).sources())
        .containsEntry("topic", ConfigurationSource.FLUENT)
        .containsEntry("key", ConfigurationSource.CONVENTION);
    assertThat(type(model, Sourced.class).sources())
        .containsEntry("key", ConfigurationSource.ANNOTATION)
        .containsEntry("topic", ConfigurationSource.CONVENTION);
    assertThat(type(model, Sourced.class).foreignKeys().get(0).sources())
        .containsEntry("onDelete", ConfigurationSource.CONVENTION);
    assertThat(model.describe(DebugView.LONG))
        .contains("property name: string not null, at most 5, by fluent")
        .contains("annotation [required]")
        .contains("fluent [maxLength]");
    assertThat(model.describe(DebugView.SHORT))
        .contains("property name: string not null\n")
        .doesNotContain("maxLength", "index", "cleanup.policy");
  }

  @NullUnmarked
  static class Validated {
    private int id;

    @Size(max = 7)
    @NotNull
    private String name;

    @Size(min = 1)
    private String note;

    @Size(max = 3)
    private List<String> tags;
  }

  @Test
  void annotationsOfJakartaValidationAreReadByName() {
    EngineModel model = Models.of(Validated.class);
    assertThat(property(model, Validated.class, "name").maxLength()).isEqualTo(OptionalInt.of(7));
    assertThat(property(model, Validated.class, "name").isNullable()).isFalse();
    assertThat(property(model, Validated.class, "note").maxLength()).isEmpty();
    assertThat(property(model, Validated.class, "note").isNullable()).isTrue();
    assertThat(property(model, Validated.class, "tags").maxLength()).isEmpty();
    EngineModel without =
        Models.of(m -> m.conventions().remove(StandardConvention.MAX_LENGTH), Validated.class);
    assertThat(property(without, Validated.class, "name").maxLength()).isEmpty();
  }

  static class Tag {
    private int id;
    private List<Article> articles;
    private Money price;
  }

  static class Article {
    private int id;
    private List<Tag> tags;
  }

  static class Money {
    private long id;
  }

  static final class MoneyConverter implements AttributeConverter<Money, Long> {
    @Override
    public Long convertToDatabaseColumn(Money money) {
      return money.id;
    }

    @Override
    public Money convertToEntityAttribute(Long id) {
      var money = new Money();
      money.id = id;
      return money;
    }
  }

  @Test
  void rulesSeeJoinTypesAndConvertersMakeValuesOfWhatLooksLikeAnEntity() {
    EngineModel model =
        Models.of(
            m ->
                m.conventions()
                    .replace(
                        StandardConvention.TOPIC_NAMING,
                        rules -> rules.entityTypes().forEach(t -> t.builder().topic(t.name())))
                    .properties(Money.class)
                    .converter(new MoneyConverter()),
            Tag.class);
    assertThat(model.entityTypes())
        .extracting(type -> type.topic().name())
        .containsExactlyInAnyOrder("Article", "ArticleTag", "Tag");
    assertThat(property(model, Tag.class, "price").storeType())
        .isEqualTo(new StoreType.Scalar(ScalarType.LONG));
  }

  @Test
  void everyElementTakesAnnotations() {
    var owner = new AnnotationKey<>("test:owner", String.class);
    EngineModel model =
        Models.of(
            (ModelBuilder m) -> {
              m.annotation(owner, "all");
              m.entity(Book.class)
                  .annotation(owner, "type")
                  .property("title")
                  .annotation(owner, "p");
              m.entity(Book.class).index("title").annotation(owner, "index");
              m.entity(Book.class).hasOne(AUTHOR).withMany().annotation(owner, "relation");
            },
            Book.class);
    assertThat(model.annotation(owner)).contains("all");
    assertThat(type(model, Book.class).annotation(owner)).contains("type");
    assertThat(property(model, Book.class, "title").annotation(owner)).contains("p");
    assertThat(type(model, Book.class).indexes())
        .anyMatch(index -> index.annotation(owner).equals(java.util.Optional.of("index")));
    assertThat(type(model, Book.class).foreignKeys())
        .anyMatch(key -> key.annotations().equals(Map.of("test:owner", "relation")));
    assertThat(model.describe()).contains("annotations [test:owner]");
    assertThat(model.annotation("nothing")).isEmpty();
  }

  @Test
  void entityTypesAreConfiguredByClassesOfTheirOwn() {
    EngineModel model = Models.of(m -> m.configuration(new BookConfiguration()), Author.class);
    assertThat(type(model, Book.class).topic().name()).isEqualTo("books");
    assertThat(property(model, Book.class, "title").isNullable()).isFalse();
  }
}
