package org.entopic.engine.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.entopic.engine.model.convention.ConventionSet;
import org.entopic.engine.model.draft.ModelDraft;
import org.entopic.model.ConfigurationSource;
import org.entopic.model.ModelBuilder;
import org.entopic.query.CollectionProperty;
import org.entopic.query.Property;
import org.entopic.query.ReferenceProperty;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FilterCheckTest {
  private static final Property<Shop, Boolean> OPEN =
      Property.of(Shop.class, "open", Boolean.class);
  private static final Property<Offer, Boolean> SHOWN =
      Property.of(Offer.class, "shown", Boolean.class);

  static class Shop {
    int id;
    boolean open;
    List<Offer> offers = new ArrayList<>();
  }

  static class Offer {
    int id;
    boolean shown;
    @Nullable Shop shop;
  }

  private static List<String> warnings(Consumer<ModelBuilder> configure) {
    var draft = new ModelDraft("test", null);
    draft.entity(Shop.class);
    var builder = new DefaultModelBuilder(draft, ConfigurationSource.FLUENT);
    configure.accept(builder);
    builder.close();
    new ConventionSet(
            draft,
            new DefaultConventionModel(draft),
            new AccessResolver(draft, null, type -> Optional.empty()),
            JoinEntity.class)
        .apply();
    assertThat(draft.problems()).isEmpty();
    return draft.warnings();
  }

  @Test
  void aFilterThatHidesRequiredPrincipalsIsWarnedOf() {
    Consumer<ModelBuilder> filtered = model -> model.entity(Shop.class).filter(OPEN.eq(true));
    Consumer<ModelBuilder> required =
        model ->
            model
                .entity(Offer.class)
                .hasOne(ReferenceProperty.of(Offer.class, "shop", Shop.class))
                .withMany(CollectionProperty.of(Shop.class, "offers", Offer.class))
                .required();

    assertThat(warnings(filtered)).as("an optional relation").isEmpty();
    assertThat(warnings(required)).as("no filter").isEmpty();
    assertThat(warnings(filtered.andThen(required)))
        .singleElement()
        .asString()
        .startsWith("MOD-125")
        .contains("Offer.shop", "Shop");
    assertThat(
            warnings(
                filtered
                    .andThen(required)
                    .andThen(model -> model.entity(Offer.class).filter(SHOWN.eq(true)))))
        .as("a filter on both sides")
        .isEmpty();
  }
}
