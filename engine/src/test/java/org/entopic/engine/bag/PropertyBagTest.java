package org.entopic.engine.bag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.entopic.ConcurrencyConflictException;
import org.entopic.EntityContext;
import org.entopic.EntityContextFactory;
import org.entopic.EntityEntry;
import org.entopic.ModelException;
import org.entopic.QueryException;
import org.entopic.SaveFailedException;
import org.entopic.engine.bag.CatalogContext.Mood;
import org.entopic.engine.bag.CatalogContext.Product;
import org.entopic.event.ChangeEvent;
import org.entopic.model.EntityState;
import org.entopic.model.ModelBuilder;
import org.entopic.query.ComparableProperty;
import org.entopic.query.Expressions;
import org.entopic.query.NumberProperty;
import org.entopic.query.Property;
import org.entopic.query.TextProperty;
import org.entopic.query.Tuple;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Entity types without a class: found by name, their instances are maps. */
class PropertyBagTest {
  private final EntityContextFactory<CatalogContext> factory =
      CatalogContext.open("bags-" + UUID.randomUUID());

  @AfterEach
  void close() {
    factory.close();
  }

  private static Map<String, Object> review(int product, int stars, String text) {
    return new HashMap<>(Map.of("productId", product, "stars", stars, "text", text));
  }

  private long save(Map<String, Object> review) {
    try (var db = factory.create()) {
      if (db.products.find(7).isEmpty()) {
        db.products.add(new Product(7, "Bike"));
      }
      db.reviews.add(review);
      db.saveChanges();
      return (long) review.get("id");
    }
  }

  @Test
  void theModelTellsOfBags() {
    assertThat(factory.model().entityType("Review").orElseThrow().isPropertyBag()).isTrue();
    assertThat(factory.model().entityType("Product").orElseThrow().isPropertyBag()).isFalse();
    assertThat(factory.model().entityType("Review").orElseThrow().properties())
        .noneMatch(property -> property.isShadow());
    assertThat(factory.model().entityType(Map.class)).isEmpty();
    assertThat(factory.model().describe()).contains("entity Review (property bag)");
    assertThat(factory.model().entityType("Setting").orElseThrow().topic().name())
        .isEqualTo("settings-of-all");
  }

  @Test
  void whatIsAddedIsFoundByKey() {
    Map<String, Object> added = review(7, 4, "Fine");
    added.put("mood", Mood.GLAD);
    long id = save(added);
    assertThat(added).containsEntry("version", 1L);
    try (var db = factory.create()) {
      Map<String, Object> found = db.reviews.find(id).orElseThrow();
      assertThat(found)
          .isNotSameAs(added)
          .containsAllEntriesOf(added)
          .containsEntry("mood", Mood.GLAD)
          .containsEntry("day", null);
      assertThat(found.keySet())
          .containsExactly("id", "productId", "stars", "text", "mood", "day", "version");
      assertThat(db.reviews.find(id)).containsSame(found);
      assertThat(db.reviews.toList()).singleElement().isSameAs(found);
      assertThat(db.settings.find("app", "theme").orElseThrow()).containsEntry("value", "dark");
      assertThatThrownBy(() -> db.reviews.find("x")).hasMessageContaining("MOD-57");
    }
  }

  @Test
  void whatIsPutIsFoundWhenChangesAreLookedFor() {
    long id = save(review(7, 4, "Fine"));
    try (var db = factory.create()) {
      Map<String, Object> found = db.reviews.find(id).orElseThrow();
      assertThat(db.hasChanges()).isFalse();
      found.put("text", "Finer");
      EntityEntry<Map<String, Object>> entry = db.entry(found);
      assertThat(entry.state()).isEqualTo(EntityState.MODIFIED);
      assertThat(entry.property("text").original()).isEqualTo("Fine");
      assertThat(entry.property("text").isModified()).isTrue();
      assertThat(entry.property("stars").isModified()).isFalse();
      entry.property("stars").setCurrent(5);
      assertThat(found).containsEntry("stars", 5);
      found.remove("text");
      assertThat(db.saveChanges().entitiesWritten()).isEqualTo(1);
      assertThat(found).containsEntry("version", 2L);
    }
    try (var db = factory.create()) {
      assertThat(db.reviews.find(id).orElseThrow())
          .containsAllEntriesOf(Map.of("id", id, "productId", 7, "stars", 5, "version", 2L))
          .containsEntry("text", null);
    }
  }

  @Test
  void removingWorksByAMapWithTheKeyAlone() {
    try (var db = factory.create()) {
      Map<String, Object> stub = new HashMap<>(Map.of("scope", "app", "name", "theme"));
      db.settings.remove(stub);
      db.saveChanges();
    }
    try (var db = factory.create()) {
      assertThat(db.settings.any()).isFalse();
    }
  }

  @Test
  void updatingWritesADetachedMap() {
    try (var db = factory.create()) {
      db.settings.update(Map.of("scope", "app", "name", "theme", "value", "light"));
      db.saveChanges();
    }
    try (var db = factory.create()) {
      assertThat(db.settings.find("app", "theme").orElseThrow()).containsEntry("value", "light");
    }
  }

  @Test
  void queriesNameProperties() {
    save(review(7, 1, "Bad"));
    save(review(7, 4, "Fine"));
    save(review(7, 5, "Great"));
    var stars = NumberProperty.integral(Map.class, "stars", Integer.class);
    var text = TextProperty.text(Map.class, "text");
    try (var db = factory.create()) {
      assertThat(db.reviews.where(stars.gt(3)).orderBy(text.desc()).select(text).toList())
          .containsExactly("Great", "Fine");
      assertThat(db.reviews.where(stars.eq(4)).explain().steps().get(0)).startsWith("IndexLookup");
      assertThat(db.reviews.select(stars.sum()).single()).isEqualTo(10);
      assertThat(db.reviews.groupBy(stars).select(stars, Expressions.count()).toList()).hasSize(3);
      assertThat(db.query(Map.class, "from Review where stars > 3 order by text").toList())
          .hasSize(2);
      assertThat(db.query(Long.class, "select count(r) from Review r").single()).isEqualTo(3L);
      var product = Property.of(Map.class, "productId", Integer.class);
      var id = Property.of(Product.class, "id", Integer.class);
      var name = Property.of(Product.class, "name", String.class);
      List<Tuple> pairs =
          db.products
              .join(db.reviews, id, product)
              .orderBy(stars.asc())
              .select(name, stars)
              .toList();
      assertThat(pairs).hasSize(3);
      assertThat(pairs.get(0).get(stars)).isEqualTo(1);
      assertThat(db.reviews.asNoTracking().first().orElseThrow()).containsKey("id");
      assertThat(db.tracking().entries(EntityState.UNCHANGED)).hasSize(2);
      assertThatThrownBy(
              () -> db.reviews.where(Property.of(Map.class, "nope", String.class).eq("")).toList())
          .hasMessageContaining("nope");
    }
  }

  @Test
  void bulkChangesNameProperties() {
    save(review(7, 1, "Bad"));
    save(review(7, 4, "Fine"));
    var stars = ComparableProperty.comparable(Map.class, "stars", Integer.class);
    try (var db = factory.create()) {
      db.reviews.where(stars.lt(3)).executeUpdate(change -> change.set(stars, 3));
      assertThat(db.reviews.where(stars.eq(3)).count()).isOne();
      db.reviews.where(stars.eq(4)).executeDelete();
      assertThat(db.reviews.count()).isOne();
    }
  }

  @Test
  void twoBagsAreTwoTypes() {
    Map<String, Object> same = new HashMap<>();
    try (var db = factory.create()) {
      same.put("scope", "user");
      same.put("name", "theme");
      same.put("value", "light");
      db.settings.add(same);
      assertThat(db.settings.local()).hasSize(1);
      assertThat(db.reviews.local()).isEmpty();
      assertThat(db.settings.local().find("user", "theme")).containsSame(same);
      assertThatThrownBy(() -> db.reviews.add(same)).hasMessageContaining("TRK-45");
      assertThatThrownBy(() -> db.reviews.remove(same)).hasMessageContaining("TRK-45");
      db.saveChanges();
      assertThat(db.settings.count()).isEqualTo(2);
      assertThat(db.reviews.count()).isZero();
    }
  }

  @Test
  void aMapThatIsNotTrackedNeedsASet() {
    try (var db = factory.create()) {
      Map<String, Object> map = new HashMap<>(Map.of("scope", "a", "name", "b", "value", "c"));
      assertThatThrownBy(() -> db.entry(map))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("TRK-44")
          .hasMessageContaining("set(\"Review\") or set(\"Setting\")");
      EntityEntry<Map<String, Object>> entry = db.settings.add(map);
      assertThat(db.entry(map).state()).isEqualTo(EntityState.ADDED);
      entry.setState(EntityState.DETACHED);
      entry.setState(EntityState.ADDED);
      assertThat(db.entry(map).type().name()).isEqualTo("Setting");
      assertThatThrownBy(() -> db.unknown().add(map))
          .hasMessageContaining("ENG-50")
          .hasMessageContaining("'Review', 'Setting'");
      assertThatThrownBy(() -> db.classByName().count()).hasMessageContaining("ENG-50");
    }
    assertThatThrownBy(() -> factory.changes("Nothing")).hasMessageContaining("ENG-50");
  }

  @Test
  void valuesThatNoPropertyHasAreRefused() {
    long id = save(review(7, 4, "Fine"));
    try (var db = factory.create()) {
      Map<String, Object> found = db.reviews.find(id).orElseThrow();
      found.put("stras", 5);
      assertThatThrownBy(db::saveChanges)
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("MOD-143")
          .hasMessageContaining("stras")
          .hasMessageNotContaining("5");
      found.remove("stras");
      found.put("stars", 5L);
      assertThatThrownBy(db::detectChanges)
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("MOD-144")
          .hasMessageContaining("'Review.stars' is of type int");
      db.entry(found).reload();
      assertThat(found).containsEntry("stars", 4);
      found.put("stars", 5);
      assertThat(db.saveChanges().entitiesWritten()).isOne();
      Map<String, Object> added = review(7, 1, "Bad");
      added.put("colour", "red");
      db.reviews.add(added);
      assertThatThrownBy(db::saveChanges).hasMessageContaining("MOD-143");
    }
  }

  @Test
  void whatIsRequiredMayNotBeMissing() {
    save(review(7, 4, "Fine"));
    try (var db = factory.create()) {
      db.reviews.add(new HashMap<>(Map.of("productId", 7)));
      assertThatThrownBy(db::saveChanges)
          .isInstanceOf(SaveFailedException.class)
          .hasMessageContaining("'Review.stars' is required");
    }
    try (var db = factory.create()) {
      db.settings.add(new HashMap<>(Map.of("scope", "app", "name", "size")));
      assertThatThrownBy(db::saveChanges).hasMessageContaining("'Setting.value' is required");
    }
    try (var db = factory.create()) {
      assertThatThrownBy(() -> db.settings.add(new HashMap<>(Map.of("scope", "app"))))
          .hasMessageContaining("TRK-03")
          .hasMessageContaining("Setting.name");
      db.reviews.add(new HashMap<>(Map.of("stars", 1)));
      assertThatThrownBy(db::saveChanges).hasMessageContaining("productId");
    }
    try (var db = factory.create()) {
      db.reviews.add(review(7, 4, "Much too long for the limit"));
      assertThatThrownBy(db::saveChanges).hasMessageContaining("'Review.text' is longer than 20");
    }
  }

  @Test
  void mapsThatCannotChangeAreRefusedWhereTheyMust() {
    try (var db = factory.create()) {
      assertThatThrownBy(
              () -> {
                db.reviews.add(Map.of("productId", 7, "stars", 1));
                db.saveChanges();
              })
          .hasMessageContaining("MOD-145");
    }
  }

  @Test
  void savesOfOthersAreSeen() {
    long id = save(review(7, 4, "Fine"));
    try (var mine = factory.create();
        var other = factory.create()) {
      Map<String, Object> found = mine.reviews.find(id).orElseThrow();
      other.reviews.find(id).orElseThrow().put("stars", 2);
      other.saveChanges();
      assertThat(found).containsEntry("stars", 4);
      found.put("stars", 3);
      assertThatThrownBy(mine::saveChanges).isInstanceOf(ConcurrencyConflictException.class);
      mine.entry(found).reload();
      assertThat(found).containsEntry("stars", 2);
      other.reviews.find(id).orElseThrow().put("day", LocalDate.of(2026, 1, 2));
      other.saveChanges();
      assertThat(mine.tracking().refresh().updated()).hasSize(1);
      assertThat(found).containsEntry("day", LocalDate.of(2026, 1, 2));
    }
  }

  @Test
  void whatItRefersToTakesItAlong() {
    long id = save(review(7, 4, "Fine"));
    try (var db = factory.create()) {
      db.products.remove(db.products.find(7).orElseThrow());
      assertThat(db.saveChanges().entitiesWritten()).isEqualTo(2);
      assertThat(db.reviews.find(id)).isEmpty();
    }
  }

  @Test
  void equalMapsAreTwoEntities() {
    try (var db = factory.create()) {
      db.products.add(new Product(7, "Bike"));
      db.reviews.add(review(7, 4, "Fine"));
      db.reviews.add(review(7, 4, "Fine"));
      assertThat(db.saveChanges().entitiesWritten()).isEqualTo(3);
      assertThat(db.reviews.count()).isEqualTo(2);
    }
  }

  @Test
  void aPairOfBagsDoesNotTellWhoseAPropertyIs() {
    try (var db = factory.create()) {
      var text = TextProperty.text(Map.class, "text");
      var value = TextProperty.text(Map.class, "value");
      assertThatThrownBy(
              () -> db.reviews.join(db.settings, text, value).select(text, value).toList())
          .isInstanceOf(QueryException.class)
          .hasMessageContaining("QRY-");
    }
  }

  private static void build(Consumer<ModelBuilder> configure) {
    EntityContextFactory.of(() -> new Configured(configure))
        .database("lost")
        .backend("memory")
        .buildModel();
  }

  static class Configured extends EntityContext {
    private final Consumer<ModelBuilder> configure;

    Configured(Consumer<ModelBuilder> configure) {
      this.configure = configure;
    }

    @Override
    protected void configureModel(ModelBuilder model) {
      configure.accept(model);
    }
  }

  @Test
  void whatOnlyClassesHaveIsRefused() {
    assertThatThrownBy(() -> build(model -> model.sharedEntity("Lost").singleTopic()))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("MOD-142")
        .hasMessageContaining("'Lost'");
    assertThatThrownBy(() -> build(model -> model.sharedEntity("Lost").property("a", int.class)))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("Lost");
    assertThatThrownBy(
            () ->
                build(
                    model -> {
                      model.sharedEntity("Lost").property("a", StringBuilder.class);
                      model.sharedEntity("Lost").property("id", int.class);
                    }))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("Lost.a");
  }

  @Test
  void changesAreToldByName() throws InterruptedException {
    var events = new ArrayBlockingQueue<ChangeEvent<Map<String, Object>>>(10);
    try (var subscription = factory.changes("Review").subscribe(events::add)) {
      save(review(7, 4, "Fine"));
      ChangeEvent<Map<String, Object>> event = events.poll(10, TimeUnit.SECONDS);
      assertThat(event).isInstanceOf(ChangeEvent.Added.class);
      assertThat(((ChangeEvent.Added<Map<String, Object>>) event).entity())
          .containsEntry("text", "Fine");
      assertThat(events).isEmpty();
    }
  }

  @Test
  void transactionsTakeBackWhatTheySaved() {
    long id = save(review(7, 4, "Fine"));
    try (var db = factory.create()) {
      Map<String, Object> found = db.reviews.find(id).orElseThrow();
      Map<String, Object> added = review(7, 1, "Bad");
      try (var transaction = db.begin()) {
        db.reviews.remove(found);
        db.reviews.add(added);
        db.saveChanges();
        transaction.rollback();
      }
      assertThat(db.entry(found).state()).isEqualTo(EntityState.DELETED);
      assertThat(db.entry(added).state()).isEqualTo(EntityState.ADDED);
      db.saveChanges();
      assertThat(db.reviews.toList()).singleElement().isSameAs(added);
    }
  }
}
