package org.entopic.engine.bag;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.LocalDate;
import java.util.Map;
import org.entopic.EntityContext;
import org.entopic.EntityContextFactory;
import org.entopic.EntitySet;
import org.entopic.model.DeleteBehavior;
import org.entopic.model.ModelBuilder;
import org.entopic.model.ValueGeneration;
import org.jspecify.annotations.Nullable;

/** Products, which have a class, and two property bags: reviews of them, and settings. */
class CatalogContext extends EntityContext {

  enum Mood {
    GLAD,
    SAD
  }

  @Entity
  static class Product {
    @Id int id;
    @Nullable String name;

    Product() {}

    Product(int id, String name) {
      this.id = id;
      this.name = name;
    }
  }

  final EntitySet<Product> products = set(Product.class);
  final EntitySet<Map<String, Object>> reviews = set("Review");
  final EntitySet<Map<String, Object>> settings = set("Setting");

  static EntityContextFactory<CatalogContext> open(String database) {
    return EntityContextFactory.of(CatalogContext::new)
        .database(database)
        .backend("memory")
        .serializer("json")
        .open();
  }

  @Override
  protected void configureModel(ModelBuilder model) {
    model.sharedEntity(
        "Review",
        review -> {
          review.property("id", long.class).valueGeneration(ValueGeneration.SEQUENCE);
          review.property("productId", int.class);
          review.property("stars", int.class);
          review.property("text", String.class).maxLength(20);
          review.property("mood", Mood.class);
          review.property("day", LocalDate.class);
          review
              .property("version", long.class)
              .valueGeneration(ValueGeneration.VERSION)
              .concurrencyToken();
          review
              .hasOne(Product.class)
              .withMany()
              .foreignKey("productId")
              .onDelete(DeleteBehavior.CASCADE);
          review.index("stars");
        });
    model.sharedEntity("Setting").key("scope", "name").topic("settings-of-all");
    model
        .sharedEntity("Setting")
        .seed(Map.of("scope", "app", "name", "theme", "value", "dark"))
        .property("scope", String.class);
    model.sharedEntity("Setting").property("name", String.class);
    model.sharedEntity("Setting").property("value", String.class).required();
  }

  EntitySet<Map<String, Object>> unknown() {
    return set("Nothing");
  }

  EntitySet<Map<String, Object>> classByName() {
    return set("Product");
  }
}
