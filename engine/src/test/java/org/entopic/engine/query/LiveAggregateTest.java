package org.entopic.engine.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.entopic.query.Expressions.count;
import static org.entopic.query.Expressions.groupBy;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.entopic.EntityContextFactory;
import org.entopic.EntityStoreException;
import org.entopic.QueryException;
import org.entopic.engine.query.shop.Address;
import org.entopic.engine.query.shop.AddressFields;
import org.entopic.engine.query.shop.Item;
import org.entopic.engine.query.shop.ItemContext;
import org.entopic.engine.query.shop.ItemFields;
import org.entopic.engine.query.shop.SummaryContext;
import org.entopic.engine.query.shop.Tier;
import org.entopic.engine.query.shop.WatchedMemory;
import org.entopic.model.EntityTypeBuilder;
import org.entopic.model.ModelBuilder;
import org.entopic.query.LiveAggregate;
import org.entopic.query.Query;
import org.entopic.query.QueryExplanation;
import org.entopic.query.Tuple;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

class LiveAggregateTest {
  private final WatchedMemory memory = new WatchedMemory();
  private EntityContextFactory<SummaryContext> factory;
  private SummaryContext db;
  private String database;

  @BeforeEach
  void open(TestInfo test) {
    database = "live-" + test.getDisplayName().replaceAll("\\W", "");
    factory =
        EntityContextFactory.of(SummaryContext::new).database(database).providers(memory).open();
    db = factory.create();
    db.items.addAll(
        List.of(
            item(1, "a", "1.50", Tier.GOLD),
            item(2, "a", "2.5", Tier.GOLD),
            item(3, "b", null, null),
            item(4, null, "4", Tier.GOLD)));
    db.saveChanges();
    memory.reads.clear();
  }

  @AfterEach
  void close() {
    db.close();
    factory.close();
    assertThat(memory.openViews).hasValue(0);
  }

  private static Item item(int id, String name, String price, Tier tier) {
    var item = new Item();
    item.id = id;
    item.name = name;
    item.price = price == null ? null : new BigDecimal(price);
    item.rating = price == null ? null : id;
    item.tier = tier;
    item.visits = id * 10L;
    item.language = Locale.ENGLISH;
    return item;
  }

  @Test
  void aGroupIsFoundWithoutReadingRows() {
    LiveAggregate byName = db.items.aggregate("byName");
    Tuple found = byName.find("a").orElseThrow();
    assertThat(found.toList()).containsExactly("a", 2L, new BigDecimal("4.00"), 1.5, 2L);
    assertThat(found.get(ItemFields.price.sum())).isEqualByComparingTo("4");
    assertThat(found.get(ItemFields.name)).isEqualTo("a");
    assertThat(byName.find("b").orElseThrow().toList())
        .containsExactly("b", 1L, BigDecimal.ZERO, null, 0L);
    assertThat(byName.find((Object) null).orElseThrow().get(count())).isEqualTo(1L);
    assertThat(byName.find("c")).isEmpty();
    assertThat(db.items.aggregate("byTierAndActive").find(Tier.GOLD, false).orElseThrow().toList())
        .containsExactly(Tier.GOLD, false, 70L, (1.5 + 2.5 + 4) / 3, 14L, 3L);
    assertThat(memory.reads).isEmpty();
  }

  @Test
  void aQueryOfTheShapeIsAnsweredFromIt() {
    Query<Tuple> query =
        db.items
            .groupBy(ItemFields.name)
            .having(count().gt(1L))
            .select(ItemFields.price.sum(), ItemFields.name);
    assertThat(query.explain().toString())
        .contains("groups of the live aggregate 'byName' of Item")
        .doesNotContain("scan");
    assertThat(query.toList().stream().map(Tuple::toList))
        .containsExactly(List.of(new BigDecimal("4.00"), "a"));
    assertThat(
            db.items
                .groupBy(ItemFields.active, ItemFields.tier)
                .orderBy(ItemFields.tier.desc())
                .select(count())
                .toList())
        .containsExactly(3L, 1L);
    assertThat(db.items.aggregate("byName").query().count()).isEqualTo(3);
    assertThat(memory.reads).isEmpty();
  }

  @Test
  void aQueryOfOneGroupIsAnsweredFromIt() {
    Query<BigDecimal> sum = db.items.where(ItemFields.name.eq("a")).select(ItemFields.price.sum());
    assertThat(sum.explain().access()).isEqualTo("LiveAggregate");
    assertThat(sum.explain().steps().get(0))
        .isEqualTo("a group of the live aggregate 'byName' of Item");
    assertThat(sum.single()).isEqualTo(new BigDecimal("4.00"));
    assertThat(db.items.where(ItemFields.name.isNull()).select(count()).single()).isEqualTo(1L);
    assertThat(
            db.items
                .where(ItemFields.tier.eq(Tier.GOLD).and(ItemFields.active.eq(false)))
                .groupBy(ItemFields.tier)
                .select(ItemFields.tier, count())
                .single()
                .toList())
        .containsExactly(Tier.GOLD, 3L);
    Query<Tuple> nobody =
        db.items
            .where(ItemFields.name.eq("z"))
            .select(count(), ItemFields.price.sum(), ItemFields.rating.average());
    assertThat(nobody.single().toList()).containsExactly(0L, BigDecimal.ZERO, null);
    assertThat(db.items.where(ItemFields.name.eq("z")).groupBy(ItemFields.name).select(count()))
        .satisfies(none -> assertThat(none.toList()).isEmpty());
    assertThat(memory.reads).isEmpty();
    Query<Tuple> scanned =
        db.items
            .where(ItemFields.name.eq("z").and(ItemFields.id.gt(0)))
            .select(count(), ItemFields.price.sum(), ItemFields.rating.average());
    assertThat(scanned.explain().access()).isEqualTo("KeyRange");
    assertThat(scanned.toList()).isEqualTo(nobody.toList());
  }

  @Test
  void extremesAndDistinctValuesAreKept() {
    LiveAggregate extremes = db.items.aggregate("extremes");
    Tuple all = extremes.find(false).orElseThrow();
    assertThat(all.toList()).containsExactly(false, 1, 4, "a", Tier.GOLD, 3L, 2L, 40L);
    db.items.find(1).orElseThrow().rating = 9;
    db.items.remove(db.items.find(4).orElseThrow());
    db.items.find(2).orElseThrow().price = new BigDecimal("1.5");
    db.saveChanges();
    assertThat(extremes.find(false).orElseThrow().toList())
        .containsExactly(false, 2, 9, "a", Tier.GOLD, 1L, 2L, 30L);
    assertThat(db.items.where(ItemFields.active.eq(false)).select(ItemFields.rating.max()).single())
        .isEqualTo(9);
  }

  @Test
  void whatRanIsToldWhereATransactionHasTheSay() {
    Query<Long> counts = db.items.groupBy(ItemFields.name).select(count());
    assertThat(counts.explainAnalyze().access()).isEqualTo("LiveAggregate");
    try (var transaction = db.begin()) {
      db.items.add(item(9, "a", "1", null));
      db.saveChanges();
      QueryExplanation run = counts.explainAnalyze();
      assertThat(run.access()).isEqualTo("FullScan");
      assertThat(run.steps()).startsWith("FullScan Item", "group by Item.name by hash");
      assertThat(run.plan().get(0).measured().rows()).isEqualTo(5);
      transaction.rollback();
    }
  }

  @Test
  void queriesOfAnotherShapeReadRows() {
    for (Query<?> query :
        List.of(
            db.items.where(ItemFields.id.gt(1)).groupBy(ItemFields.name).select(count()),
            db.items.where(ItemFields.name.gt("")).groupBy(ItemFields.name).select(count()),
            db.items
                .where(ItemFields.name.eq("a").and(ItemFields.id.gt(0)))
                .select(ItemFields.price.sum()),
            db.items.where(ItemFields.tier.eq(Tier.GOLD)).select(count()),
            db.items.take(2).groupBy(ItemFields.name).select(count()),
            db.items.groupBy(ItemFields.name).select(ItemFields.visits.sum()),
            db.items.groupBy(ItemFields.tier).select(count()),
            db.items.select(ItemFields.price.sum()))) {
      assertThat(query.explain().toString()).doesNotContain("live aggregate");
      assertThat(query.toList()).isNotEmpty();
    }
    assertThat(memory.reads).hasSize(8);
  }

  @Test
  void changesAndDeletionsAreTakenOut() {
    db.items.find(1).orElseThrow().name = "b";
    db.items.find(2).orElseThrow().price = new BigDecimal("3");
    db.saveChanges();
    LiveAggregate byName = db.items.aggregate("byName");
    assertThat(byName.find("a").orElseThrow().toList())
        .containsExactly("a", 1L, new BigDecimal("3"), 2.0, 1L);
    assertThat(byName.find("b").orElseThrow().toList())
        .containsExactly("b", 2L, new BigDecimal("1.50"), 1.0, 1L);
    db.items.remove(db.items.find(2).orElseThrow());
    db.saveChanges();
    assertThat(byName.find("a")).isEmpty();
    assertThat(byName.query().count()).isEqualTo(2);
  }

  @Test
  void aTransactionSeesWhatItSaved() {
    try (var transaction = db.begin()) {
      db.items.add(item(9, "a", "1", null));
      db.saveChanges();
      assertThat(db.items.aggregate("byName").find("a").orElseThrow().get(count())).isEqualTo(3L);
      try (var other = factory.create()) {
        assertThat(other.items.aggregate("byName").find("a").orElseThrow().get(count()))
            .isEqualTo(2L);
      }
      transaction.rollback();
    }
    assertThat(db.items.aggregate("byName").find("a").orElseThrow().get(count())).isEqualTo(2L);
  }

  @Test
  void aFactoryThatComesLaterAddsItsOwn() {
    try (var later =
            EntityContextFactory.of(LaterContext::new).database(database).providers(memory).open();
        var other = later.create()) {
      assertThat(other.items.aggregate("all").find(false).orElseThrow().get(count())).isEqualTo(4L);
      db.items.add(item(5, "a", "1", null));
      db.saveChanges();
      assertThat(other.items.aggregate("all").find(false).orElseThrow().get(count())).isEqualTo(5L);
      assertThat(memory.reads).isEmpty();
    }
  }

  @Test
  void filtersOfTheModelLimitIt() {
    try (var later =
            EntityContextFactory.of(FilteredContext::new)
                .database(database)
                .providers(memory)
                .open();
        var other = later.create()) {
      assertThat(other.items.aggregate("all").find(false).orElseThrow().get(count())).isEqualTo(2L);
      assertThat(other.items.aggregate("all").query().explain().toString())
          .doesNotContain("live aggregate");
      Query<Long> all = other.items.ignoreFilters().groupBy(ItemFields.active).select(count());
      assertThat(all.explain().toString()).contains("live aggregate 'all'");
      assertThat(all.single()).isEqualTo(4L);
    }
  }

  @Test
  void whatIsAskedForInAWrongWayIsRefused() {
    assertThatThrownBy(() -> db.items.aggregate("none"))
        .isInstanceOf(QueryException.class)
        .hasMessageContaining("QRY-90")
        .hasMessageContaining("byName, byTierAndActive");
    assertThatThrownBy(() -> db.items.aggregate("byName").find("a", "b"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("QRY-91");
    assertThatThrownBy(() -> db.items.aggregate("byName").find(1))
        .isInstanceOf(QueryException.class);
  }

  @Test
  void whatCannotBeKeptIsRefusedWhenTheFactoryOpens() {
    refused(
        items -> items.aggregate("x", groupBy(ItemFields.name), ItemFields.rating.sumDistinct()),
        "QRY-92");
    refused(
        items -> items.aggregate("x", groupBy(ItemFields.name), ItemFields.score.sum()), "QRY-92");
    refused(
        items -> items.aggregate("x", groupBy(ItemFields.parent.then(ItemFields.name)), count()),
        "QRY-93");
    refused(items -> items.aggregate("x", groupBy(ItemFields.name), ItemFields.price), "MOD-140");
    refused(
        items ->
            items
                .aggregate("x", groupBy(ItemFields.name), count())
                .aggregate("x", groupBy(ItemFields.name), count()),
        "MOD-141");
  }

  private static void refused(Consumer<EntityTypeBuilder<Item>> declaration, String id) {
    var refused =
        EntityContextFactory.of(() -> new DeclaredContext(declaration))
            .database("live-refused")
            .backend("memory");
    assertThatThrownBy(refused::open)
        .isInstanceOf(EntityStoreException.class)
        .hasMessageContaining(id);
  }

  @Test
  void embeddedValuesAreKeys() {
    try (var later =
            EntityContextFactory.of(
                    () ->
                        new DeclaredContext(
                            items ->
                                items.aggregate(
                                    "byCity",
                                    groupBy(ItemFields.address.then(AddressFields.city)),
                                    count())))
                .database(database)
                .providers(memory)
                .open();
        var other = later.create()) {
      Item first = item(7, "a", null, null);
      first.address = new Address("Rome", 1);
      other.items.add(first);
      other.saveChanges();
      assertThat(other.items.aggregate("byCity").find("Rome").orElseThrow().get(count()))
          .isEqualTo(1L);
      assertThat(other.items.aggregate("byCity").find((Object) null).orElseThrow().get(count()))
          .isEqualTo(4L);
    }
  }

  static class LaterContext extends ItemContext {
    @Override
    protected void configureModel(ModelBuilder model) {
      model.entity(Item.class).aggregate("all", groupBy(ItemFields.active), count());
    }
  }

  static class FilteredContext extends LaterContext {
    @Override
    protected void configureModel(ModelBuilder model) {
      super.configureModel(model);
      model.entity(Item.class).filter(ItemFields.id.gt(2));
    }
  }

  static class DeclaredContext extends ItemContext {
    private final Consumer<EntityTypeBuilder<Item>> declaration;

    DeclaredContext(Consumer<EntityTypeBuilder<Item>> declaration) {
      this.declaration = declaration;
    }

    @Override
    protected void configureModel(ModelBuilder model) {
      declaration.accept(model.entity(Item.class));
    }
  }
}
