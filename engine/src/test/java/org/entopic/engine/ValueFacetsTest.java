package org.entopic.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.math.BigDecimal;
import java.util.List;
import org.entopic.EntityContext;
import org.entopic.EntityContextFactory;
import org.entopic.EntitySet;
import org.entopic.ModelException;
import org.entopic.SaveFailedException;
import org.entopic.engine.model.ModelFactory;
import org.entopic.model.ModelBuilder;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Default values, precision and length, from the model to the save. */
class ValueFacetsTest {

  @Entity
  static class Price {
    @Id int id;

    @Column(precision = 5, scale = 2)
    @Nullable BigDecimal amount;

    @Column(length = 3)
    String currency;

    int quantity;
    boolean taxed;
    @Nullable Integer discount;

    Price() {}

    Price(int id) {
      this.id = id;
    }
  }

  static class Prices extends EntityContext {
    final EntitySet<Price> prices = set(Price.class);

    @Override
    protected void configureModel(ModelBuilder model) {
      model.entity(Price.class).property("currency").defaultValue("EUR");
      model.entity(Price.class).property("quantity").defaultValue(1);
      model.entity(Price.class).property("taxed").defaultValue(true);
      model.entity(Price.class).property("discount").defaultValue(5);
    }
  }

  private final EntityContextFactory<Prices> factory =
      EntityContextFactory.of(Prices::new)
          .database("facets" + System.nanoTime())
          .backend("memory")
          .serializer("json")
          .open();

  @AfterEach
  void close() {
    factory.close();
  }

  @Test
  void newEntitiesTakeDefaultsForWhatIsUnset() {
    var unset = new Price(1);
    var set = new Price(2);
    set.currency = "USD";
    set.quantity = 7;
    set.discount = 0;
    try (var db = factory.create()) {
      db.prices.add(unset);
      db.prices.add(set);
      db.saveChanges();
    }
    assertThat(unset.currency).isEqualTo("EUR");
    assertThat(unset.quantity).isEqualTo(1);
    assertThat(unset.taxed).isTrue();
    assertThat(unset.discount).isEqualTo(5);
    assertThat(set.currency).isEqualTo("USD");
    assertThat(set.quantity).isEqualTo(7);
    assertThat(set.discount).as("a wrapper's zero is a value").isZero();
    try (var db = factory.create()) {
      Price stored = db.prices.find(1).orElseThrow();
      assertThat(stored.currency).isEqualTo("EUR");
      stored.quantity = 0;
      db.saveChanges();
      assertThat(db.entry(stored).databaseValues().orElseThrow().get("quantity"))
          .as("defaults are for new entities")
          .isEqualTo(0);
    }
  }

  @Test
  void tooManyDigitsAndTooLongTextAreRefusedTogether() {
    var wrong = new Price(1);
    wrong.amount = new BigDecimal("1234.5");
    wrong.currency = "EURO";
    var finer = new Price(2);
    finer.amount = new BigDecimal("1.005");
    var fits = new Price(3);
    fits.amount = new BigDecimal("123.4500");
    try (var db = factory.create()) {
      db.prices.addAll(List.of(wrong, finer, fits));

      var failure = catchThrowableOfType(SaveFailedException.class, () -> db.saveChanges());

      assertThat(failure)
          .hasMessageContaining("'Price.amount' has too many digits (2 times)")
          .hasMessageContaining("'Price.currency' is longer than 3");
      assertThat(failure.entries()).hasSize(2);
    }
  }

  @Test
  void badFacetsAreProblemsOfTheModelAllAtOnce() {
    assertThatThrownBy(
            () ->
                ModelFactory.build(
                    "test",
                    List.of(Price.class),
                    model -> {
                      model.entity(Price.class).property("quantity").defaultValue("one");
                      model.entity(Price.class).property("amount").precision(2, 3);
                    }))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("MOD-70")
        .hasMessageContaining("MOD-72");
  }

  @Test
  void theModelTellsFacets() {
    var type =
        ModelFactory.build(
                "test",
                List.of(Price.class),
                model -> model.entity(Price.class).property("quantity").defaultValue(1))
            .entityType(Price.class)
            .orElseThrow();

    assertThat(type.property("amount").orElseThrow().precision()).hasValue(5);
    assertThat(type.property("amount").orElseThrow().scale()).hasValue(2);
    assertThat(type.property("quantity").orElseThrow().defaultValue()).contains(1);
  }
}
