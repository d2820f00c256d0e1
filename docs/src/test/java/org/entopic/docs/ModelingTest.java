package org.entopic.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Version;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.entopic.EntityContext;
import org.entopic.EntityContextFactory;
import org.entopic.EntitySet;
import org.entopic.ModelException;
import org.entopic.SaveFailedException;
import org.entopic.model.AnnotationKey;
import org.entopic.model.ConfigurationSource;
import org.entopic.model.ConventionBuilder;
import org.entopic.model.DebugView;
import org.entopic.model.DeleteBehavior;
import org.entopic.model.EntityConfiguration;
import org.entopic.model.EntityModel;
import org.entopic.model.EntityTypeBuilder;
import org.entopic.model.GenerationTime;
import org.entopic.model.ModelBuilder;
import org.entopic.model.ReferencePolicy;
import org.entopic.model.SaveBehavior;
import org.entopic.query.CollectionProperty;
import org.entopic.query.Property;
import org.entopic.query.ReferenceProperty;
import org.entopic.spi.service.ModelConvention;
import org.entopic.spi.service.ModelValidator;
import org.entopic.spi.service.PropertyDescription;
import org.entopic.spi.service.StandardConvention;
import org.entopic.spi.service.TypeMapping;
import org.entopic.spi.service.TypeMappingSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ModelingTest {

  // region:entities
  static class Country {
    int id;
    String code;

    @Column(length = 60)
    String name;

    Country() {}

    Country(int id, String code, String name) {
      this.id = id;
      this.code = code;
      this.name = name;
    }
  }

  static class Customer {
    long id;
    String firstName;
    String lastName;
    @Nullable String fullName;
    @Nullable String phoneAscii;
    @Nullable Country country;
    @Nullable Instant changedAt;
    @Nullable String createdBy;
    boolean deleted;
    List<Order> orders = new ArrayList<>();

    Customer() {}

    Customer(long id, String firstName, String lastName) {
      this.id = id;
      this.firstName = firstName;
      this.lastName = lastName;
    }
  }

  static class Order {
    long id;
    @Nullable Customer customer;
  }

  // end:entities

  // region:derived
  record LineKey(long order, int position) {}

  @Entity
  @IdClass(LineKey.class)
  static class Line {
    @Id @ManyToOne Order order;
    @Id int position;
    @Version int version;

    Line() {}

    Line(Order order, int position) {
      this.order = order;
      this.position = position;
    }
  }

  // end:derived

  // region:handles
  static final ReferenceProperty<Customer, Country> COUNTRY =
      ReferenceProperty.of(Customer.class, "country", Country.class);
  static final CollectionProperty<Customer, Order> ORDERS =
      CollectionProperty.of(Customer.class, "orders", Order.class);
  static final ReferenceProperty<Order, Customer> CUSTOMER =
      ReferenceProperty.of(Order.class, "customer", Customer.class);
  static final Property<Customer, Boolean> DELETED =
      Property.of(Customer.class, "deleted", Boolean.class);
  // a shadow property has no member; its handle looks the same
  static final Property<Customer, String> TENANT =
      Property.of(Customer.class, "tenant", String.class);

  // end:handles

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

  // region:annotationkey
  static final AnnotationKey<String> OWNER = new AnnotationKey<>("sales:owner", String.class);

  // end:annotationkey

  static class Sales extends EntityContext {
    final EntitySet<Customer> customers = set(Customer.class);
    final EntitySet<Country> countries = set(Country.class);
    final EntitySet<Order> orders = set(Order.class);
    final EntitySet<Line> lines = set(Line.class);
    final String user = "ada";
    String tenant = "red";

    // region:conventions
    @Override
    protected void configureConventions(ConventionBuilder conventions) {
      conventions.properties(String.class).maxLength(200);
      conventions.properties(Instant.class).converter(new EpochMillis());
      conventions.remove(StandardConvention.FOREIGN_KEY_INDEX);
      conventions.add(codesAreShort());
    }

    // end:conventions

    // region:rule
    private static ModelConvention codesAreShort() {
      return model ->
          model.entityTypes().stream()
              .flatMap(type -> type.properties().stream())
              .filter(property -> property.name().toLowerCase().endsWith("code"))
              .forEach(property -> property.builder().maxLength(3));
    }

    // end:rule

    @Override
    protected void configureModel(ModelBuilder model) {
      EntityConfigurations.apply(model);
      var customer = model.entity(Customer.class);
      // region:relations
      customer
          .hasMany(ORDERS)
          .withOne(CUSTOMER)
          .foreignKey("customerId")
          .required()
          .onDelete(DeleteBehavior.RESTRICT)
          .policy(ReferencePolicy.REJECT);
      customer.hasOne(COUNTRY).withMany().principalKey("code").onDelete(DeleteBehavior.NO_ACTION);
      // end:relations
      model.entity(Order.class).shadowProperty("customerId", Long.class);
      // region:shadow
      customer.shadowProperty("tenant", String.class).required();
      customer.index("tenant", "lastName");
      // end:shadow
      // region:values
      customer.computed("fullName", c -> c.firstName + " " + c.lastName);
      customer
          .property("changedAt")
          .valueGenerator(GenerationTime.ON_ADD_OR_UPDATE, (entity, property) -> Instant.now());
      customer.property("createdBy").defaultValue("import").afterSave(SaveBehavior.THROW);
      customer.property("firstName").comparer(Sales::sameName);
      // end:values
      // region:filters
      customer.filter("present", DELETED.eq(false));
      customer.filter("tenant", Sales.class, context -> TENANT.eq(context.tenant));
      // end:filters
      // region:annotate
      customer.annotation(OWNER, "crm").property("lastName").annotation(OWNER, "legal");
      // end:annotate
    }

    private static boolean sameName(Object left, Object right) {
      return left.toString().equalsIgnoreCase(right.toString());
    }
  }

  // region:configuration
  static final class CountryConfiguration implements EntityConfiguration<Country> {
    @Override
    public Class<Country> entityType() {
      return Country.class;
    }

    @Override
    public void configure(EntityTypeBuilder<Country> country) {
      country.alternateKey("code").topic("countries");
      country.property("name").required().fieldName("label").formerNames("title");
    }
  }

  // end:configuration

  // region:mapping
  /** Stores texts named "…Ascii" as bytes. */
  static final class AsciiMappings implements TypeMappingSource {
    @Override
    public Optional<TypeMapping> findMapping(PropertyDescription property) {
      return property.javaType() == String.class && property.name().endsWith("Ascii")
          ? Optional.of(
              TypeMapping.of(String.class, org.entopic.model.ScalarType.BYTES, new Ascii()))
          : Optional.empty();
    }
  }

  // end:mapping

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

  @Test
  void aJoinHasDataOfItsOwn() {
    try (var factory =
            EntityContextFactory.of(Teams::new)
                .database("teams")
                .backend("memory")
                .serializer("json")
                .open();
        var db = factory.create()) {
      var person = new Teams.Person(1);
      person.teams.add(new Teams.Team(2));
      db.people.add(person);
      db.saveChanges();
      assertThat(db.memberships.find(1, 2).orElseThrow().role).isEqualTo("member");
    }
  }

  @Test
  void theModelIsBuiltAloneAndTellsWhatItIs() {
    // region:standalone
    EntityModel model = EntityContextFactory.of(Sales::new).database("sales").buildModel();
    String overview = model.describe(DebugView.SHORT);
    // end:standalone
    assertThat(overview).contains("entity Customer", "alternate key (code)", "navigation orders");
    // region:sources
    var name = model.entityType(Country.class).orElseThrow().property("name").orElseThrow();
    name.maxLength(); // 60, of the annotation, not the 200 of the conventions
    name.sources(); // {fieldName=FLUENT, formerNames=FLUENT, maxLength=ANNOTATION, …}
    // end:sources
    assertThat(name.maxLength()).hasValue(60);
    assertThat(name.sources())
        .containsEntry("maxLength", ConfigurationSource.ANNOTATION)
        .containsEntry("fieldName", ConfigurationSource.FLUENT);
    var country = model.entityType(Country.class).orElseThrow();
    assertThat(country.property("code").orElseThrow().maxLength()).hasValue(3);
    var customer = model.entityType(Customer.class).orElseThrow();
    // region:annotations
    Optional<String> owner = customer.annotation(OWNER);
    // end:annotations
    assertThat(owner).contains("crm");
    assertThat(customer.foreignKeys().get(0).principalKey().properties().get(0).name())
        .isEqualTo("code");
    assertThat(model.entityType(Line.class).orElseThrow().primaryKey().properties())
        .extracting(property -> property.name())
        .containsExactly("orderId", "position");
    assertThat(customer.indexes()).extracting(index -> index.name()).contains("ix_tenant_lastName");
  }

  @Test
  void valuesAreMadeComparedAndKeptBack() {
    try (var factory =
        EntityContextFactory.of(Sales::new)
            .database("sales-values")
            .backend("memory")
            .serializer("json")
            .service(TypeMappingSource.class, new AsciiMappings())
            .open()) {
      try (var db = factory.create()) {
        var ada = new Customer(1, "Ada", "Lovelace");
        ada.phoneAscii = "1815";
        var entry = db.customers.add(ada);
        entry.property(TENANT).setCurrent("red");
        var order = new Order();
        order.id = 1;
        order.customer = ada;
        db.lines.add(new Line(order, 1));
        db.saveChanges();
        assertThat(ada.fullName).isEqualTo("Ada Lovelace");
        assertThat(ada.changedAt).isNotNull();
        ada.firstName = "ADA";
        assertThat(db.hasChanges()).isFalse();
        ada.createdBy = "me";
        assertThatThrownBy(db::saveChanges).isInstanceOf(SaveFailedException.class);
      }
      try (var db = factory.create()) {
        // region:shadowquery
        List<Customer> red = db.customers.where(TENANT.eq("red")).toList();
        // end:shadowquery
        assertThat(red).hasSize(1);
        assertThat(red.get(0).phoneAscii).isEqualTo("1815");
        assertThat(db.lines.find(1L, 1)).isPresent();
        red.get(0).deleted = true;
        db.saveChanges();
        db.tenant = "blue";
        // region:ignore
        long all = db.customers.ignoreFilters("present", "tenant").count();
        long deletedOrNot = db.customers.ignoreFilters("present").count();
        // end:ignore
        assertThat(all).isEqualTo(1);
        assertThat(deletedOrNot).isZero();
      }
    }
  }

  @Test
  void rulesAreReplacedByOneLine() {
    // region:services
    var builder =
        EntityContextFactory.of(Sales::new)
            .database("sales")
            .service(TypeMappingSource.class, new AsciiMappings())
            .service(ModelValidator.class, ModelingTest::topicsArePlural)
            .conventions(rules -> rules.replace(StandardConvention.TOPIC_NAMING, lowerCase()));
    // end:services
    assertThatThrownBy(builder::buildModel)
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("customer ")
        .hasMessageContaining("line ")
        .hasMessageContaining("order ");
  }

  private static ModelConvention lowerCase() {
    return model ->
        model.entityTypes().forEach(type -> type.builder().topic(type.name().toLowerCase()));
  }

  // region:validator
  private static List<String> topicsArePlural(EntityModel model) {
    return model.entityTypes().stream()
        .map(type -> type.topic().name())
        .filter(topic -> !topic.endsWith("s"))
        .map(topic -> "The name of topic " + topic + " does not end with 's'.")
        .toList();
  }
  // end:validator
}
