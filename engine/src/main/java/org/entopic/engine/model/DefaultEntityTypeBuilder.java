package org.entopic.engine.model;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.entopic.EntityContext;
import org.entopic.engine.model.draft.EntityDraft;
import org.entopic.engine.model.draft.FilterDraft;
import org.entopic.engine.model.draft.IndexDraft;
import org.entopic.engine.model.draft.ModelMessages;
import org.entopic.engine.model.draft.PropertyDraft;
import org.entopic.engine.model.draft.RelationRequest;
import org.entopic.engine.model.draft.UpcasterDraft;
import org.entopic.model.AggregateModel;
import org.entopic.model.CollectionBuilder;
import org.entopic.model.EntityTypeBuilder;
import org.entopic.model.GenerationTime;
import org.entopic.model.IndexBuilder;
import org.entopic.model.OnWrite;
import org.entopic.model.PropertyBuilder;
import org.entopic.model.ReferenceBuilder;
import org.entopic.model.StoreKind;
import org.entopic.query.CollectionProperty;
import org.entopic.query.Expression;
import org.entopic.query.Grouping;
import org.entopic.query.Predicate;
import org.entopic.query.ReferenceProperty;
import org.entopic.query.tree.ExpressionNode;
import org.entopic.query.tree.ExpressionNode.Aggregate;
import org.jspecify.annotations.Nullable;

/** Writes what the application says of an entity type into its draft. */
final class DefaultEntityTypeBuilder<T> implements EntityTypeBuilder<T> {
  private final DefaultModelBuilder model;
  private final EntityDraft draft;

  DefaultEntityTypeBuilder(DefaultModelBuilder model, EntityDraft draft) {
    this.model = model;
    this.draft = draft;
  }

  private EntityDraft draft() {
    model.draft();
    return draft;
  }

  @Override
  public EntityTypeBuilder<T> key(String first, String... more) {
    draft().key.set(names(first, more), model.source());
    return this;
  }

  @Override
  public EntityTypeBuilder<T> alternateKey(String first, String... more) {
    draft().alternateKeys.add(names(first, more));
    return this;
  }

  @Override
  public EntityTypeBuilder<T> hasNoKey() {
    draft().keyless.set(true, model.source());
    return this;
  }

  static List<String> names(String first, String... more) {
    var names = new ArrayList<String>();
    names.add(first);
    names.addAll(List.of(more));
    return List.copyOf(names);
  }

  @Override
  public PropertyBuilder property(String name) {
    return new DefaultPropertyBuilder(model, draft().property(name));
  }

  @Override
  public PropertyBuilder shadowProperty(String name, Class<?> type) {
    PropertyDraft property = draft().property(name);
    property.makeShadow(type, model.source());
    return new DefaultPropertyBuilder(model, property);
  }

  @Override
  @SuppressWarnings("unchecked")
  public PropertyBuilder computed(String name, Function<? super T, ?> function) {
    PropertyDraft property = draft().property(name);
    property.computed.set(true, model.source());
    return new DefaultPropertyBuilder(model, property)
        .valueGenerator(
            GenerationTime.ON_ADD_OR_UPDATE, (entity, any) -> function.apply((T) entity));
  }

  @Override
  public EntityTypeBuilder<T> ignore(String name) {
    draft().ignored.add(name);
    return this;
  }

  @Override
  public EntityTypeBuilder<T> derived(Class<? extends T> type) {
    draft().derived.add(type);
    return this;
  }

  @Override
  public EntityTypeBuilder<T> singleTopic() {
    draft().topicPerClass.set(false, model.source());
    return this;
  }

  @Override
  public EntityTypeBuilder<T> topicPerClass() {
    draft().topicPerClass.set(true, model.source());
    return this;
  }

  @Override
  public EntityTypeBuilder<T> discriminator(String fieldName) {
    draft().discriminatorField.set(fieldName, model.source());
    return this;
  }

  @Override
  public EntityTypeBuilder<T> discriminatorValue(Object value, Object... former) {
    draft().discriminatorValue.set(value, model.source());
    if (former.length > 0) {
      draft().formerDiscriminatorValues.set(List.of(former), model.source());
    }
    return this;
  }

  @Override
  public EntityTypeBuilder<T> owns(String member) {
    draft().owned.add(member);
    return this;
  }

  @Override
  public EntityTypeBuilder<T> autoInclude(String member) {
    draft().autoIncluded.add(member);
    return this;
  }

  @Override
  public EntityTypeBuilder<T> topic(String name) {
    draft().topic.set(name, model.source());
    return this;
  }

  @Override
  public EntityTypeBuilder<T> topicPrefix(String prefix) {
    draft().prefix.set(prefix, model.source());
    return this;
  }

  @Override
  public EntityTypeBuilder<T> retention(Duration time) {
    draft().retention.set(time, model.source());
    return this;
  }

  @Override
  public EntityTypeBuilder<T> partitions(int count) {
    draft().partitions.set(count, model.source());
    return this;
  }

  @Override
  public EntityTypeBuilder<T> replication(int factor) {
    draft().replication.set(factor, model.source());
    return this;
  }

  @Override
  public EntityTypeBuilder<T> topicConfig(String name, String value) {
    draft().topicConfig.put(name, value);
    return this;
  }

  @Override
  public EntityTypeBuilder<T> producerConfig(String name, String value) {
    draft().producerConfig.put(name, value);
    return this;
  }

  @Override
  public EntityTypeBuilder<T> serializedWith(String serializer) {
    draft().serializer.set(serializer, model.source());
    return this;
  }

  @Override
  public EntityTypeBuilder<T> keysSerializedWith(String serializer) {
    draft().keySerializer.set(serializer, model.source());
    return this;
  }

  @Override
  public EntityTypeBuilder<T> storeKind(StoreKind kind) {
    draft().storeKind.set(kind, model.source());
    return this;
  }

  @Override
  public <O> EntityTypeBuilder<T> upcast(
      Class<O> earlierForm, Function<? super O, ? extends T> toThisForm) {
    draft()
        .upcasters
        .add(new UpcasterDraft(earlierForm, old -> toThisForm.apply(earlierForm.cast(old))));
    return this;
  }

  @Override
  public EntityTypeBuilder<T> seed(T row) {
    draft().seeds.add(row);
    return this;
  }

  @Override
  public EntityTypeBuilder<T> readOnly(OnWrite onWrite) {
    draft().readOnly.set(onWrite, model.source());
    return this;
  }

  @Override
  public EntityTypeBuilder<T> withoutChangeEvents() {
    draft().changeEvents.set(false, model.source());
    return this;
  }

  @Override
  public EntityTypeBuilder<T> withChangeEvents() {
    draft().changeEvents.set(true, model.source());
    return this;
  }

  @Override
  public EntityTypeBuilder<T> checked() {
    draft().checked.set(true, model.source());
    return this;
  }

  @Override
  public IndexBuilder index(String first, String... more) {
    var index = new IndexDraft(names(first, more));
    index.ordered.set(true, model.source());
    draft().indexes.add(index);
    return new DefaultIndexBuilder(model, index);
  }

  @Override
  public EntityTypeBuilder<T> aggregate(
      String name,
      Grouping<? super T> keys,
      Expression<? super T, ?> first,
      Expression<?, ?>... more) {
    List<ExpressionNode> nodes = new ArrayList<>(List.of(first.node()));
    Stream.of(more).forEach(each -> nodes.add(each.node()));
    List<Aggregate> values = new ArrayList<>();
    for (ExpressionNode node : nodes) {
      if (node instanceof Aggregate value) {
        values.add(value);
      } else {
        model.draft().problem(ModelMessages.noAggregate(draft(), name, node));
      }
    }
    List<AggregateModel> aggregates = draft().aggregates;
    if (aggregates.stream().anyMatch(each -> each.name().equals(name))) {
      model.draft().problem(ModelMessages.aggregateTwice(draft(), name));
    }
    aggregates.add(new AggregateModel(name, keys.keys(), values));
    return this;
  }

  @Override
  public EntityTypeBuilder<T> filter(Predicate<? super T> predicate) {
    return filter("", predicate);
  }

  @Override
  public EntityTypeBuilder<T> filter(String name, Predicate<? super T> predicate) {
    return add(new FilterDraft(name, EntityContext.class, context -> predicate));
  }

  @Override
  public <C extends EntityContext> EntityTypeBuilder<T> filter(
      Class<C> context, Function<? super C, ? extends Predicate<? super T>> predicate) {
    return filter("", context, predicate);
  }

  @Override
  public <C extends EntityContext> EntityTypeBuilder<T> filter(
      String name,
      Class<C> context,
      Function<? super C, ? extends Predicate<? super T>> predicate) {
    return add(new FilterDraft(name, context, running -> predicate.apply(context.cast(running))));
  }

  private EntityTypeBuilder<T> add(FilterDraft filter) {
    draft()
        .filters
        .removeIf(other -> !other.name().isEmpty() && other.name().equals(filter.name()));
    draft().filters.add(filter);
    return this;
  }

  @Override
  public <P> ReferenceBuilder<T, P> hasOne(ReferenceProperty<T, P> navigation) {
    return new DefaultReferenceBuilder<>(
        model, request(Cardinality.ONE, DefaultRelationBuilder.name(navigation.node()), null));
  }

  @Override
  public <P> ReferenceBuilder<T, P> hasOne(Class<P> target) {
    return new DefaultReferenceBuilder<>(
        model, request(Cardinality.ONE, null, model.draft().entity(target)));
  }

  @Override
  public ReferenceBuilder<T, Map<String, Object>> hasOne(String entityName) {
    return new DefaultReferenceBuilder<>(
        model, request(Cardinality.ONE, null, model.draft().bag(entityName)));
  }

  @Override
  public <D> CollectionBuilder<T, D> hasMany(CollectionProperty<T, D> navigation) {
    return new DefaultCollectionBuilder<>(
        model, request(Cardinality.MANY, DefaultRelationBuilder.name(navigation.node()), null));
  }

  @Override
  public <D> CollectionBuilder<T, D> hasMany(Class<D> target) {
    return new DefaultCollectionBuilder<>(
        model, request(Cardinality.MANY, null, model.draft().entity(target)));
  }

  private enum Cardinality {
    ONE,
    MANY
  }

  private RelationRequest request(
      Cardinality targets, @Nullable String navigation, @Nullable EntityDraft target) {
    var request = new RelationRequest(draft(), targets == Cardinality.MANY, navigation, target);
    model.draft().requests.add(request);
    return request;
  }

  @Override
  public EntityTypeBuilder<T> annotation(String name, Object value) {
    draft().annotations.put(name, value);
    return this;
  }
}
