package org.entopic.model;

import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.function.Function;
import org.apiguardian.api.API;
import org.entopic.EntityContext;
import org.entopic.query.CollectionProperty;
import org.entopic.query.ComplexProperty;
import org.entopic.query.Expression;
import org.entopic.query.Grouping;
import org.entopic.query.Predicate;
import org.entopic.query.Property;
import org.entopic.query.ReferenceProperty;

/**
 * Configures one entity type.
 *
 * <p>Not thread-safe. Mistakes are collected and reported together when the factory opens.
 *
 * @param <T> the entity class
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public interface EntityTypeBuilder<T> {

  /** Sets the primary key: one property, or several in order. */
  EntityTypeBuilder<T> key(String first, String... more);

  /** Sets the primary key to one property. */
  default EntityTypeBuilder<T> key(Property<? super T, ?> property) {
    return key(property.name());
  }

  /** Sets the primary key to two properties, in order. */
  default EntityTypeBuilder<T> key(Property<? super T, ?> first, Property<? super T, ?> second) {
    return key(first.name(), second.name());
  }

  /**
   * Adds an alternate key: properties, in order, that are required, unique and unchangeable once
   * stored, so that foreign keys can refer to them by {@link RelationBuilder#principalKey}.
   */
  EntityTypeBuilder<T> alternateKey(String first, String... more);

  /** Adds an alternate key of one property. */
  default EntityTypeBuilder<T> alternateKey(Property<? super T, ?> property) {
    return alternateKey(property.name());
  }

  /**
   * Says that the type has no key, as those of topics that others write: it is queried and never
   * tracked, and no type refers to it.
   */
  EntityTypeBuilder<T> hasNoKey();

  /** Returns the builder of a property. */
  PropertyBuilder property(String name);

  /** Returns the builder of a property. */
  default PropertyBuilder property(Property<? super T, ?> property) {
    return property(property.name());
  }

  /**
   * Returns the builder of a property that no class declares: a key of the maps of a {@linkplain
   * ModelBuilder#sharedEntity property bag}, or a {@linkplain #shadowProperty shadow property}.
   */
  default PropertyBuilder property(String name, Class<?> type) {
    return shadowProperty(name, type);
  }

  /** Returns the builder of a property that has no member in the class. */
  PropertyBuilder shadowProperty(String name, Class<?> type);

  /**
   * Makes every save set a property to what a function makes of the entity; what the application
   * set is overwritten. The property may be a shadow property.
   */
  PropertyBuilder computed(String property, Function<? super T, ?> function);

  /**
   * Makes every save set a property to what a function makes of the entity; what the application
   * set is overwritten.
   */
  default <V> PropertyBuilder computed(
      Property<? super T, V> property, Function<? super T, ? extends V> function) {
    return computed(property.name(), function);
  }

  /** Keeps a member out of the model. */
  EntityTypeBuilder<T> ignore(String name);

  /**
   * Adds a class that extends this one to the model. The permitted classes of a sealed one, and
   * those that have a set of their own, need not be named.
   */
  EntityTypeBuilder<T> derived(Class<? extends T> type);

  /** Keeps this type and all that extend it in one topic, the default. */
  EntityTypeBuilder<T> singleTopic();

  /** Gives this type and each that extends it, unless it is abstract, a topic of its own. */
  EntityTypeBuilder<T> topicPerClass();

  /**
   * Names the field that says which class of the hierarchy a record is of, {@code DTYPE} by
   * default.
   */
  EntityTypeBuilder<T> discriminator(String fieldName);

  /**
   * Sets what the discriminator of records of just this class is, the entity's name by default.
   *
   * @param value a text, an {@code Integer} or a {@code Character}; of one kind in a hierarchy
   * @param former what it was in earlier records, which are still read
   */
  EntityTypeBuilder<T> discriminatorValue(Object value, Object... former);

  /**
   * Keeps the value, or the collection of values, of a member inside the records of this type, also
   * if its class looks like an entity. What is owned has no identity, no set and no life of its
   * own: it is saved, changed and removed with its owner.
   */
  EntityTypeBuilder<T> owns(String member);

  /** Keeps the value of a member inside the records of this type; see {@link #owns}. */
  default EntityTypeBuilder<T> ownsOne(ReferenceProperty<? super T, ?> member) {
    return owns(String.join(".", member.node().names()));
  }

  /** Keeps the value of a member inside the records of this type; see {@link #owns}. */
  default EntityTypeBuilder<T> ownsOne(ComplexProperty<? super T, ?> member) {
    return owns(String.join(".", member.node().names()));
  }

  /** Keeps the collection of a member inside the records of this type; see {@link #owns}. */
  default EntityTypeBuilder<T> ownsMany(CollectionProperty<? super T, ?> member) {
    return owns(String.join(".", member.node().names()));
  }

  /**
   * Has every query that returns entities of this type load what a reference or a collection leads
   * to, as {@code include} would, unless it says {@link
   * org.entopic.query.EntityQuery#ignoreAutoIncludes}; also where entities of this type are
   * included themselves. Circles are refused.
   *
   * @param member the name of the reference or collection
   */
  EntityTypeBuilder<T> autoInclude(String member);

  /** Has queries include what a reference leads to; see {@link #autoInclude(String)}. */
  default EntityTypeBuilder<T> autoInclude(ReferenceProperty<? super T, ?> navigation) {
    return autoInclude(String.join(".", navigation.node().names()));
  }

  /** Has queries include what a collection leads to; see {@link #autoInclude(String)}. */
  default EntityTypeBuilder<T> autoInclude(CollectionProperty<? super T, ?> navigation) {
    return autoInclude(String.join(".", navigation.node().names()));
  }

  /** Sets the whole name of the topic. */
  EntityTypeBuilder<T> topic(String name);

  /** Sets the first part of the topic's name, instead of the database's name; empty means none. */
  EntityTypeBuilder<T> topicPrefix(String prefix);

  /** Sets the number of partitions that the topic is created with. */
  EntityTypeBuilder<T> partitions(int count);

  /** Sets the replication factor that the topic is created with. */
  EntityTypeBuilder<T> replication(int factor);

  /** Sets a topic setting, by Kafka's name, that the topic is created with. */
  EntityTypeBuilder<T> topicConfig(String name, String value);

  /**
   * Sets how records of this type travel, by Kafka's name of a producer setting; see {@link
   * org.entopic.annotation.ProducerConfig} for those that can differ from type to type.
   */
  EntityTypeBuilder<T> producerConfig(String name, String value);

  /**
   * Lets Kafka forget entities that were not saved for so long: the topic is created with the
   * clean-up policy {@code compact,delete}; see {@link org.entopic.annotation.Retention}.
   */
  EntityTypeBuilder<T> retention(Duration time);

  /** Chooses the serializer of the values by name. */
  EntityTypeBuilder<T> serializedWith(String serializer);

  /** Chooses the serializer of the keys by name. */
  EntityTypeBuilder<T> keysSerializedWith(String serializer);

  /** Chooses where local views keep the rows. */
  EntityTypeBuilder<T> storeKind(StoreKind kind);

  /**
   * Lifts records of an earlier form of the type: a class as it was then, from whose instances the
   * function makes those of now.
   *
   * <p>It is used for records whose schema is that of the earlier form, and for others that this
   * type cannot read and the earlier form can; of several forms the one declared first wins. The
   * function runs on the thread that fills the view, must be thread-safe and quick, and does not
   * change the key. Nothing is written: a row has the new form for good when it is saved.
   */
  <O> EntityTypeBuilder<T> upcast(
      Class<O> earlierForm, Function<? super O, ? extends T> toThisForm);

  /**
   * Adds a row that every database has: it is inserted when a factory opens, or the database is
   * created, and no row with its key is there. Rows that are there stay as they are.
   *
   * @param row an entity with its key; what it refers to belongs to it
   */
  EntityTypeBuilder<T> seed(T row);

  /** Adds rows that every database has. */
  default EntityTypeBuilder<T> seed(Collection<? extends T> rows) {
    rows.forEach(this::seed);
    return this;
  }

  /** Refuses to write this type: a save with changes of it fails. */
  default EntityTypeBuilder<T> readOnly() {
    return readOnly(OnWrite.FAIL);
  }

  /** Refuses to write this type, and says what a save does about changes of it. */
  EntityTypeBuilder<T> readOnly(OnWrite onWrite);

  /** Refuses change feeds of this type. */
  EntityTypeBuilder<T> withoutChangeEvents();

  /**
   * Has change feeds of this type, also where {@link org.entopic.annotation.NoChangeEvents} or the
   * factory switched them off.
   */
  EntityTypeBuilder<T> withChangeEvents();

  /**
   * Has every save checked against what all processes have written, as {@link
   * org.entopic.annotation.Checked} does.
   */
  EntityTypeBuilder<T> checked();

  /** Adds an index over properties, in order. */
  IndexBuilder index(String first, String... more);

  /** Adds an index over one property. */
  default IndexBuilder index(Property<? super T, ?> property) {
    return index(property.name());
  }

  /**
   * Has local views keep groups of the rows current as records arrive, so that reading one, by
   * {@link org.entopic.EntitySet#aggregate} or by a query of that shape, does not read the rows.
   *
   * <pre>{@code
   * model.entity(Order.class).aggregate(
   *     "revenueByCountry", groupBy(OrderFields.country), OrderFields.total.sum(), count());
   * }</pre>
   *
   * <p>Keys and values are of the row itself, through no relation. Values are counts, the smallest
   * and the largest value, how many different ones there are, and sums and averages of integers and
   * decimals: what rows can be taken out of exactly.
   *
   * @param name a name, unique in the type
   * @param keys what the rows of a group have in common
   * @param first an aggregate of the rows of a group
   */
  EntityTypeBuilder<T> aggregate(
      String name,
      Grouping<? super T> keys,
      Expression<? super T, ?> first,
      Expression<?, ?>... more);

  /** Adds a condition that every query of the type is limited by. */
  EntityTypeBuilder<T> filter(Predicate<? super T> predicate);

  /** Adds a condition that every query of the type is limited by, made from the running context. */
  <C extends EntityContext> EntityTypeBuilder<T> filter(
      Class<C> context, Function<? super C, ? extends Predicate<? super T>> predicate);

  /**
   * Adds a condition, under a name by which queries can ignore it, that every query of the type is
   * limited by; a later one of the same name takes its place.
   */
  EntityTypeBuilder<T> filter(String name, Predicate<? super T> predicate);

  /**
   * Adds a condition, under a name by which queries can ignore it, made from the running context; a
   * later one of the same name takes its place.
   */
  <C extends EntityContext> EntityTypeBuilder<T> filter(
      String name, Class<C> context, Function<? super C, ? extends Predicate<? super T>> predicate);

  /** Starts a relation in which this type holds the foreign key or is the one side. */
  <P> ReferenceBuilder<T, P> hasOne(ReferenceProperty<T, P> navigation);

  /** Starts a relation in which this type holds the foreign key and has no reference. */
  <P> ReferenceBuilder<T, P> hasOne(Class<P> target);

  /**
   * Starts a relation in which this type has no reference, with a {@linkplain
   * ModelBuilder#sharedEntity property bag} of this name.
   */
  ReferenceBuilder<T, Map<String, Object>> hasOne(String entityName);

  /** Starts a relation in which many of another type belong to this type. */
  <D> CollectionBuilder<T, D> hasMany(CollectionProperty<T, D> navigation);

  /**
   * Starts a relation in which many of another type belong to this type, which has no collection.
   */
  <D> CollectionBuilder<T, D> hasMany(Class<D> target);

  /** Attaches a value to the type under a name. */
  EntityTypeBuilder<T> annotation(String name, Object value);

  /** Attaches a value to the type under the name of a key. */
  default <V> EntityTypeBuilder<T> annotation(AnnotationKey<V> key, V value) {
    return annotation(key.name(), key.type().cast(value));
  }
}
