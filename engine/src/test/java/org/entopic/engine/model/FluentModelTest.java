package org.entopic.engine.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.entopic.engine.model.Models.mapping;
import static org.entopic.engine.model.Models.property;
import static org.entopic.engine.model.Models.type;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import jakarta.persistence.UniqueConstraint;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.entopic.EntityContext;
import org.entopic.ModelException;
import org.entopic.annotation.Partitions;
import org.entopic.annotation.ReadOnly;
import org.entopic.annotation.Replication;
import org.entopic.annotation.SerializedWith;
import org.entopic.annotation.StoredIn;
import org.entopic.annotation.Topic;
import org.entopic.annotation.TopicPrefix;
import org.entopic.model.ConfigurationSource;
import org.entopic.model.DeleteBehavior;
import org.entopic.model.EntityTypeModel;
import org.entopic.model.ForeignKeyModel;
import org.entopic.model.IndexModel;
import org.entopic.model.ModelBuilder;
import org.entopic.model.PropertyModel;
import org.entopic.model.ReferencePolicy;
import org.entopic.model.StoreKind;
import org.entopic.model.ValueGeneration;
import org.entopic.query.CollectionProperty;
import org.entopic.query.Predicate;
import org.entopic.query.Property;
import org.entopic.query.ReferenceProperty;
import org.entopic.spi.service.ModelValidator;
import org.junit.jupiter.api.Test;

class FluentModelTest {
  static class Blog {
    private UUID id;
    private String url;
    private Celsius temperature;
    @Transient private Thread worker;
    private transient Thread other;
    private static Thread shared;
    private List<Post> posts;
  }

  static class Post {
    private int number;
    private String author;
    private Blog blog;
  }

  record Celsius(int degrees) {}

  static final class CelsiusConverter implements AttributeConverter<Celsius, Integer> {
    @Override
    public Integer convertToDatabaseColumn(Celsius value) {
      return value.degrees();
    }

    @Override
    public Celsius convertToEntityAttribute(Integer degrees) {
      return new Celsius(degrees);
    }
  }

  @Entity(name = "Annotated")
  @Table(
      name = "annotated_table",
      schema = "s",
      indexes = @Index(name = "by_two", columnList = "two DESC, ONE"),
      uniqueConstraints = @UniqueConstraint(columnNames = "two"))
  @Partitions(3)
  @Replication(2)
  @SerializedWith("avro")
  @StoredIn(StoreKind.ROCKSDB)
  @ReadOnly
  static class Annotated {
    @Id private int id;

    @Column(name = "one", unique = true, length = 10)
    private String first;

    @Column(name = "two")
    private String second;
  }

  @Topic("elsewhere")
  static class Elsewhere {
    private int id;
  }

  @TopicPrefix("own")
  static class Prefixed {
    private int id;
  }

  @TopicPrefix("")
  static class Bare {
    private int id;
  }

  private static final ReferenceProperty<Post, Blog> BLOG =
      ReferenceProperty.of(Post.class, "blog", Blog.class);
  private static final CollectionProperty<Blog, Post> POSTS =
      CollectionProperty.of(Blog.class, "posts", Post.class);
  private static final Property<Blog, String> URL = Property.of(Blog.class, "url", String.class);

  private static void configure(ModelBuilder model) {
    model.converter(new CelsiusConverter());
    model.entity(
        Post.class,
        post ->
            post.key("number", "author")
                .partitions(4)
                .replication(1)
                .topicConfig("delete.retention.ms", "1")
                .serializedWith("json")
                .storeKind(StoreKind.MEMORY)
                .topic("posts")
                .annotation("color", "red"));
    model.entity(Blog.class).property("id").valueGeneration(ValueGeneration.UUID_V7);
    model.entity(Blog.class).property(URL).required().maxLength(20).fieldName("address");
    model.entity(Blog.class).property("url").concurrencyToken().annotation("k", 1);
    model.entity(Blog.class).shadowProperty("tenant", String.class).required();
    model.entity(Blog.class).index(URL).unique().name("by_url");
    model
        .entity(Blog.class)
        .hasMany(POSTS)
        .withOne(BLOG)
        .onDelete(DeleteBehavior.NO_ACTION)
        .policy(ReferencePolicy.REJECT)
        .optional();
  }

  @Test
  void theBuilderSaysEverythingAnnotationsSay() {
    EngineModel model = Models.of(FluentModelTest::configure, Blog.class);
    EntityTypeModel post = type(model, Post.class);
    assertThat(post.topic().name()).isEqualTo("posts");
    assertThat(post.topic().partitions()).isEqualTo(4);
    assertThat(post.topic().replication()).isEqualTo(OptionalInt.of(1));
    assertThat(post.topic().config()).containsEntry("delete.retention.ms", "1");
    assertThat(post.serializer()).contains("json");
    assertThat(post.storeKind()).contains(StoreKind.MEMORY);
    assertThat(type(model, Blog.class).storeKind()).isEmpty();
    assertThat(post.annotation("color")).contains("red");
    assertThat(post.annotation("none")).isEmpty();
    assertThat(post.primaryKey().isComposite()).isTrue();
    PropertyModel url = property(model, Blog.class, "url");
    assertThat(url.isNullable()).isFalse();
    assertThat(url.maxLength()).hasValue(20);
    assertThat(url.fieldName()).isEqualTo("address");
    assertThat(url.isConcurrencyToken()).isTrue();
    assertThat(url.source()).isEqualTo(ConfigurationSource.FLUENT);
    assertThat(url.annotation("k")).contains(1);
    assertThat(type(model, Blog.class).indexes())
        .singleElement()
        .matches(index -> index.isUnique() && index.name().equals("by_url"));
    ForeignKeyModel key = post.foreignKeys().get(0);
    assertThat(key.deleteBehavior()).isEqualTo(DeleteBehavior.NO_ACTION);
    assertThat(key.policy()).isEqualTo(ReferencePolicy.REJECT);
    assertThat(key.isRequired()).isFalse();
  }

  @Test
  void shadowPropertiesAreLeftOutOfInstances() {
    EngineModel model = Models.of(FluentModelTest::configure, Blog.class);
    EntityMapping mapping = mapping(model, Blog.class);
    PropertyModel tenant = property(model, Blog.class, "tenant");
    assertThat(tenant.isShadow()).isTrue();
    assertThat(type(model, Blog.class).properties()).last().isEqualTo(tenant);
    var blog = new Blog();
    assertThat(mapping.differences(blog, Models.row(mapping, blog)).isEmpty()).isTrue();
    assertThatThrownBy(() -> mapping.value(blog, tenant))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("Blog.tenant");
  }

  @Test
  void aShadowKeyIsNotReadFromInstances() {
    EngineModel model =
        Models.of(
            m -> {
              m.entity(Elsewhere.class).shadowProperty("key", long.class);
              m.entity(Elsewhere.class).key("key");
            });
    assertThatThrownBy(() -> mapping(model, Elsewhere.class).key(new Elsewhere()))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void transientAndStaticFieldsAreNoProperties() {
    EngineModel model = Models.of(FluentModelTest::configure, Blog.class);
    assertThat(type(model, Blog.class).properties())
        .extracting(PropertyModel::name)
        .containsExactly("id", "url", "temperature", "tenant");
  }

  @Test
  void membersAndClassesAreIgnoredOnRequest() {
    EngineModel model =
        Models.of(
            m -> {
              m.ignore(Post.class).ignore(Celsius.class);
              m.entity(Blog.class).ignore("url");
            },
            Blog.class);
    assertThat(model.entityTypes()).hasSize(1);
    assertThat(type(model, Blog.class).properties())
        .extracting(PropertyModel::name)
        .containsExactly("id");
  }

  @Test
  void anIgnoredClassIsOutEvenIfItWasDeclared() {
    EngineModel model =
        Models.of(
            m -> {
              m.entity(Elsewhere.class).hasMany(Bare.class).withOne();
              m.ignore(Bare.class);
            },
            Bare.class,
            Elsewhere.class);
    assertThat(model.entityTypes()).extracting(Object::toString).containsExactly("Elsewhere");
  }

  @Test
  void aClassBecomesAComplexTypeOnRequest() {
    EngineModel model =
        Models.of(
            m -> {
              m.complexType(Celsius.class);
              m.ignore(Post.class);
            },
            Blog.class);
    assertThat(model.complexTypes()).extracting(Object::toString).containsExactly("Celsius");
  }

  @Test
  void annotationsNameTopicAndIndexes() {
    EntityTypeModel type = type(Models.of(Annotated.class), Annotated.class);
    assertThat(type.name()).isEqualTo("Annotated");
    assertThat(type.topic().name()).isEqualTo("test.s.annotated_table");
    assertThat(type.topic().partitions()).isEqualTo(3);
    assertThat(type.topic().replication()).hasValue(2);
    assertThat(type.serializer()).contains("avro");
    assertThat(type.storeKind()).contains(StoreKind.ROCKSDB);
    assertThat(type.isReadOnly()).isTrue();
    assertThat(type.property("first").orElseThrow().maxLength()).hasValue(10);
    assertThat(type.indexes())
        .extracting(IndexModel::name, IndexModel::isUnique, i -> i.properties().toString())
        .containsExactlyInAnyOrder(
            org.assertj.core.groups.Tuple.tuple("uq_first", true, "[first]"),
            org.assertj.core.groups.Tuple.tuple("by_two", false, "[second, first]"),
            org.assertj.core.groups.Tuple.tuple("uq_second", true, "[second]"));
  }

  @Test
  void topicsHaveThePrefixOfTheNearestThatGivesOne() {
    EngineModel model = Models.of(Prefixed.class, Bare.class, Elsewhere.class);
    assertThat(type(model, Prefixed.class).topic().name()).isEqualTo("own.Prefixed");
    assertThat(type(model, Bare.class).topic().name()).isEqualTo("Bare");
    assertThat(type(model, Elsewhere.class).topic().name()).isEqualTo("elsewhere");
    EngineModel prefixed = Models.of(m -> m.topicPrefix("all"), Prefixed.class, Annotated.class);
    assertThat(type(prefixed, Prefixed.class).topic().name()).isEqualTo("all.Prefixed");
    assertThat(type(prefixed, Annotated.class).topic().name()).isEqualTo("all.s.annotated_table");
  }

  @Test
  void topicsAreCompactedByDefault() {
    assertThat(type(Models.of(Elsewhere.class), Elsewhere.class).topic())
        .satisfies(
            topic -> {
              assertThat(topic.partitions()).isEqualTo(1);
              assertThat(topic.replication()).isEmpty();
              assertThat(topic.config())
                  .isEqualTo(
                      Map.of(
                          "cleanup.policy", "compact",
                          "delete.retention.ms", "86400000",
                          "min.compaction.lag.ms", "3600000"));
            });
  }

  @Test
  void aRelationConfiguredFromBothEndsIsOne() {
    EngineModel model =
        Models.of(
            m -> {
              m.ignore(Celsius.class);
              m.entity(Post.class).key("number");
              m.entity(Post.class).shadowProperty("owner", UUID.class);
              m.entity(Post.class).hasOne(BLOG).withMany(POSTS).foreignKey("owner");
              m.entity(Blog.class).hasMany(POSTS).withOne(BLOG).required();
            });
    ForeignKeyModel key = type(model, Post.class).foreignKeys().get(0);
    assertThat(type(model, Post.class).foreignKeys()).hasSize(1);
    assertThat(key.properties()).extracting(PropertyModel::name).containsExactly("owner");
    assertThat(key.isRequired()).isTrue();
    assertThat(key.properties().get(0).isNullable()).isFalse();
  }

  @Test
  void relationsNeedNoNavigations() {
    EngineModel model =
        Models.of(
            m -> {
              m.entity(Elsewhere.class).hasOne(Prefixed.class).withMany();
              m.entity(Prefixed.class).hasMany(Bare.class).withMany().joinName("Pairs");
              m.entity(Bare.class).hasOne(Elsewhere.class).withOne().dependent(Bare.class);
            });
    assertThat(type(model, Elsewhere.class).foreignKeys().get(0).properties())
        .extracting(PropertyModel::name)
        .containsExactly("prefixedId");
    assertThat(model.entityType("Pairs")).isPresent();
    assertThat(type(model, Bare.class).foreignKeys().get(0).isUnique()).isTrue();
  }

  public static class Tenants extends EntityContext {
    final String tenant;

    public Tenants(String tenant) {
      this.tenant = tenant;
    }
  }

  @Test
  void filtersAreMadeFromTheRunningContext() {
    EngineModel model =
        Models.of(
            m -> {
              m.ignore(Post.class).ignore(Celsius.class);
              m.entity(Blog.class).filter(URL.isNotNull());
              m.entity(Blog.class).filter(Tenants.class, c -> URL.eq(c.tenant));
            },
            Blog.class);
    List<Predicate<?>> filters = model.filters(type(model, Blog.class), new Tenants("a"), Set.of());
    assertThat(filters).hasSize(2);
    assertThat(filters.get(1)).hasToString("Blog.url = ?");
  }

  @Test
  void aServiceMayRefuseAModel() {
    ModelValidator validator = model -> List.of("no model with " + model.entityTypes());
    assertThatThrownBy(
            () ->
                ModelFactory.build(
                    "test",
                    List.of(Bare.class),
                    any -> {},
                    null,
                    Map.of(ModelValidator.class, validator)))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("no model with [Bare]");
  }

  @Test
  void aBuiltModelCannotBeConfigured() {
    var kept = new AtomicReference<ModelBuilder>();
    Models.of(kept::set, Bare.class);
    assertThatThrownBy(() -> kept.get().entity(Bare.class))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("configureModel");
  }

  @Test
  void subclassesAreOfTheirEntityType() {
    class Proxy extends Bare {}
    EngineModel model = Models.of(Bare.class);
    assertThat(model.entityType(Proxy.class)).contains(type(model, Bare.class));
    assertThat(model.entityType(String.class)).isEmpty();
    assertThat(model.entityType("Bare")).isPresent();
  }
}
