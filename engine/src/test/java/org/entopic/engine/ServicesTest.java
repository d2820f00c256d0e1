package org.entopic.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Convert;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.entopic.ConfigurationException;
import org.entopic.EntityContext;
import org.entopic.EntityContextFactory;
import org.entopic.EntityContextFactoryBuilder;
import org.entopic.EntitySet;
import org.entopic.ModelException;
import org.entopic.model.EntityModel;
import org.entopic.model.EntityState;
import org.entopic.model.ModelBuilder;
import org.entopic.model.ScalarType;
import org.entopic.model.StoreType;
import org.entopic.spi.service.ChangeDetector;
import org.entopic.spi.service.InstanceSource;
import org.entopic.spi.service.KeyPropagator;
import org.entopic.spi.service.ModelValidator;
import org.entopic.spi.service.PropertyDescription;
import org.entopic.spi.service.StandardConvention;
import org.entopic.spi.service.TypeMapping;
import org.entopic.spi.service.TypeMappingSource;
import org.entopic.spi.service.ValueGeneratorSelector;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The engine's rules, looked up and replaced by the factory's builder, one line each. */
class ServicesTest {

  static class Review {
    int id;
    String text;
    @Nullable String authorAscii;
    long seen;
    @Nullable String slug;

    Review() {}

    Review(int id, String text, @Nullable String authorAscii) {
      this.id = id;
      this.text = text;
      this.authorAscii = authorAscii;
    }
  }

  static class BookAuthor {
    int id;
  }

  static class Books {
    int id;
  }

  static class Reviews extends EntityContext {
    final EntitySet<Review> reviews = set(Review.class);
  }

  static class Shop extends EntityContext {
    private final String tenant;
    final EntitySet<Review> reviews = set(Review.class);
    final EntitySet<BookAuthor> authors = set(BookAuthor.class);
    final EntitySet<Books> books = set(Books.class);

    Shop(String tenant) {
      this.tenant = tenant;
    }

    @Override
    protected void configureModel(ModelBuilder model) {
      model.topicPrefix(tenant);
    }
  }

  /** Text of which every character is one byte, as bytes. */
  static final class Ascii implements AttributeConverter<String, byte[]> {
    @Override
    public byte[] convertToDatabaseColumn(String text) {
      return text.getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public String convertToEntityAttribute(byte[] bytes) {
      return new String(bytes, StandardCharsets.US_ASCII);
    }
  }

  /** Stores properties whose names end with "Ascii" as bytes. */
  static final class AsciiMappings implements TypeMappingSource {
    @Override
    public Optional<TypeMapping> findMapping(PropertyDescription property) {
      return property.javaType() == String.class && property.name().endsWith("Ascii")
          ? Optional.of(mapping())
          : Optional.empty();
    }

    @Override
    public Optional<TypeMapping> findMapping(String fieldName, ScalarType storeType) {
      return storeType == ScalarType.BYTES && fieldName.endsWith("Ascii")
          ? Optional.of(mapping())
          : Optional.empty();
    }

    private static TypeMapping mapping() {
      return TypeMapping.of(String.class, ScalarType.BYTES, new Ascii()).withMaxLength(20);
    }
  }

  /** Requires that names of topics end with "s". */
  private static List<String> plural(EntityModel model) {
    return model.entityTypes().stream()
        .filter(type -> !type.topic().name().endsWith("s"))
        .map(type -> "The topic of " + type.name() + " does not end with 's'.")
        .toList();
  }

  private static final AtomicInteger NUMBER = new AtomicInteger();

  private static EntityContextFactory<Reviews> open(
      UnaryOperator<EntityContextFactoryBuilder<Reviews>> configure) {
    return configure
        .apply(
            EntityContextFactory.of(Reviews::new)
                .database("services" + NUMBER.incrementAndGet())
                .backend("memory")
                .serializer("json"))
        .open();
  }

  @Test
  void aTypeMapperStoresPropertiesByTheirNames() {
    try (var factory =
        open(builder -> builder.service(TypeMappingSource.class, new AsciiMappings()))) {
      var type = factory.model().entityType(Review.class).orElseThrow();
      assertThat(type.property("authorAscii").orElseThrow().storeType())
          .isEqualTo(new StoreType.Scalar(ScalarType.BYTES));
      assertThat(type.property("authorAscii").orElseThrow().maxLength()).hasValue(20);
      assertThat(type.property("text").orElseThrow().storeType())
          .isEqualTo(new StoreType.Scalar(ScalarType.STRING));
      try (var db = factory.create()) {
        db.reviews.add(new Review(1, "good", "Ada"));
        db.saveChanges();
      }
      try (var db = factory.create()) {
        assertThat(db.reviews.find(1).orElseThrow().authorAscii).isEqualTo("Ada");
        TypeMappingSource mappings = db.service(TypeMappingSource.class);
        assertThat(mappings.findMapping("authorAscii", ScalarType.BYTES).orElseThrow().javaType())
            .isEqualTo(String.class);
        assertThat(mappings.findMapping("other", ScalarType.BYTES).orElseThrow().javaType())
            .as("what the application leaves open")
            .isEqualTo(byte[].class);
        TypeMapping uri =
            mappings
                .findMapping(new PropertyDescription(Review.class, "link", URI.class, List.of()))
                .orElseThrow();
        assertThat(uri.storeType()).isEqualTo(ScalarType.STRING);
        assertThat(uri.converter()).isNotNull();
      }
    }
  }

  @Test
  void aMappingThatDoesNotFitIsAProblem() {
    TypeMappingSource wrong =
        property ->
            property.name().equals("text")
                ? Optional.of(TypeMapping.of(ScalarType.INT))
                : Optional.empty();
    assertThatThrownBy(() -> open(builder -> builder.service(TypeMappingSource.class, wrong)))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("MOD-75")
        .hasMessageContaining("Review.text")
        .hasMessageContaining("INT");
  }

  @Test
  void aValidatorReportsAllOffenders() {
    var builder =
        EntityContextFactory.of(() -> new Shop("shop"))
            .database("plural")
            .service(ModelValidator.class, ServicesTest::plural);

    var failure = catchThrowableOfType(ModelException.class, builder::buildModel);

    assertThat(failure.problems())
        .containsExactly(
            "The topic of BookAuthor does not end with 's'.",
            "The topic of Review does not end with 's'.");
  }

  @Test
  void aSelectorChoosesGenerators() {
    ValueGeneratorSelector slugs =
        property ->
            property.name().equals("slug")
                ? Optional.of((entity, any) -> ((Review) entity).text.toLowerCase())
                : Optional.empty();
    try (var factory = open(builder -> builder.service(ValueGeneratorSelector.class, slugs));
        var db = factory.create()) {
      var review = new Review(1, "Good", null);
      var own = new Review(2, "Bad", null);
      own.slug = "mine";
      db.reviews.addAll(List.of(review, own));
      assertThat(review.slug).isEqualTo("good");
      assertThat(own.slug).isEqualTo("mine");
    }
  }

  @Test
  void aDetectorLetsDifferencesPass() {
    ChangeDetector seenDoesNotCount =
        (type, entity, original, different) -> {
          var counting = new LinkedHashSet<>(different);
          counting.removeIf(property -> property.name().equals("seen"));
          return counting;
        };
    try (var factory = open(builder -> builder.service(ChangeDetector.class, seenDoesNotCount));
        var db = factory.create()) {
      var review = new Review(1, "good", null);
      db.reviews.add(review);
      db.saveChanges();
      review.seen = 5;
      assertThat(db.hasChanges()).isFalse();
      assertThat(db.entry(review).state()).isEqualTo(EntityState.UNCHANGED);
      review.text = "better";
      assertThat(db.entry(review).state()).isEqualTo(EntityState.MODIFIED);
      assertThat(db.entry(review).property("seen").isModified()).isFalse();
      assertThat(db.saveChanges().entitiesWritten()).isEqualTo(1);
    }
  }

  static class Page {
    int id;
    @Nullable Book book;
    @Nullable Integer bookId;
  }

  static class Book {
    int id;
    List<Page> pages = new ArrayList<>();
  }

  static class Library extends EntityContext {
    final EntitySet<Book> books = set(Book.class);
    final EntitySet<Page> pages = set(Page.class);
  }

  @Test
  void aPropagatorWatchesAndRefuses() {
    var seen = new ArrayList<String>();
    KeyPropagator watching =
        (foreignKey, property, value) -> {
          seen.add(foreignKey.principal().name() + " " + property.name() + " " + value);
          if (value.equals(13)) {
            throw new IllegalStateException("no pages for 13");
          }
          return value;
        };
    try (var factory =
            EntityContextFactory.of(Library::new)
                .database("library" + NUMBER.incrementAndGet())
                .backend("memory")
                .serializer("json")
                .service(KeyPropagator.class, watching)
                .open();
        var db = factory.create()) {
      var book = new Book();
      book.id = 7;
      var page = new Page();
      page.id = 1;
      book.pages.add(page);
      db.books.add(book);
      assertThat(page.bookId).isEqualTo(7);
      assertThat(seen).containsExactly("Book bookId 7");
      assertThat(db.service(KeyPropagator.class)).isSameAs(watching);
      var unlucky = new Book();
      unlucky.id = 13;
      unlucky.pages.add(new Page());
      assertThatThrownBy(() -> db.books.add(unlucky)).hasMessage("no pages for 13");
    }
  }

  /** Has no constructor without parameters. */
  static final class Sealing implements AttributeConverter<String, String> {
    private final String seal;

    Sealing(String seal) {
      this.seal = seal;
    }

    @Override
    public String convertToDatabaseColumn(String text) {
      return seal + text;
    }

    @Override
    public String convertToEntityAttribute(String sealed) {
      return sealed.substring(seal.length());
    }
  }

  record Letter(int id, @Convert(converter = Sealing.class) String text) {}

  static class Letters extends EntityContext {
    final EntitySet<Letter> letters = set(Letter.class);
  }

  private static EntityContextFactory<Letters> letters(InstanceSource source) {
    return EntityContextFactory.of(Letters::new)
        .database("letters" + NUMBER.incrementAndGet())
        .backend("memory")
        .serializer("json")
        .service(InstanceSource.class, source)
        .open();
  }

  @Test
  void anInstanceSourceMakesConverters() {
    try (var factory = letters(type -> Optional.of(new Sealing("#")));
        var db = factory.create()) {
      db.letters.add(new Letter(1, "hello"));
      db.saveChanges();
      assertThat(factory.create().letters.find(1)).contains(new Letter(1, "hello"));
    }
  }

  @Test
  void whatAnInstanceSourceCannotMakeIsNamed() {
    assertThatThrownBy(() -> letters(type -> Optional.empty()))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining(Sealing.class.getName());
    assertThatThrownBy(() -> letters(type -> Optional.of("of another class")))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("MOD-24")
        .hasMessageContaining("ClassCastException");
    assertThatThrownBy(
            () ->
                letters(
                    type -> {
                      throw new IllegalStateException("no such bean");
                    }))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("no such bean");
  }

  @Test
  void whatIsNoServiceIsRefused() {
    assertThatThrownBy(() -> open(builder -> builder.service(Runnable.class, () -> {})))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("MOD-76")
        .hasMessageContaining("java.lang.Runnable")
        .hasMessageContaining("ModelValidator");
    try (var factory = open(builder -> builder)) {
      assertThat(factory.service(ModelValidator.class).validate(factory.model())).isEmpty();
      assertThatThrownBy(() -> factory.service(String.class))
          .isInstanceOf(ConfigurationException.class);
    }
  }

  @Test
  void theBuilderHasTheLastWordOnConventions() {
    try (var factory =
        open(
            builder ->
                builder.conventions(
                    conventions ->
                        conventions.replace(
                            StandardConvention.TOPIC_NAMING,
                            model ->
                                model
                                    .entityTypes()
                                    .forEach(
                                        type ->
                                            type.builder()
                                                .topic(model.database() + "-" + type.name())))))) {
      assertThat(factory.model().entityType(Review.class).orElseThrow().topic().name())
          .isEqualTo(factory.model().database() + "-Review");
    }
  }

  @Test
  void modelsAreBuiltWithoutAStoreAndShared() {
    EntityModel built =
        EntityContextFactory.of(Reviews::new).database("alone").backend("none").buildModel();
    assertThat(built.entityType(Review.class)).isPresent();
    try (var factory =
        EntityContextFactory.of(Reviews::new)
            .database("alone")
            .backend("memory")
            .serializer("json")
            .model(built)
            .open()) {
      assertThat(factory.model()).isSameAs(built);
    }
    assertThatThrownBy(() -> open(builder -> builder.model(built)))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("MOD-77");
  }

  @Test
  void aModelOfOtherContextsIsRefused() {
    EntityModel built =
        EntityContextFactory.of(() -> new Shop("shop")).database("others").buildModel();
    var builder = EntityContextFactory.of(Reviews::new).database("others").model(built);
    assertThatThrownBy(builder::buildModel)
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("MOD-77");
  }

  @Test
  void eachTenantHasItsModel() {
    Map<String, EntityModel> models = new HashMap<>();
    for (String tenant : List.of("red", "blue", "red")) {
      models.computeIfAbsent(
          tenant,
          name -> EntityContextFactory.of(() -> new Shop(name)).database("tenants").buildModel());
    }
    assertThat(models.get("red").entityType(Review.class).orElseThrow().topic().name())
        .isEqualTo("red.Review");
    assertThat(models.get("blue").entityType(Review.class).orElseThrow().topic().name())
        .isEqualTo("blue.Review");
  }
}
