package org.entopic.engine.bag;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.entopic.EntityContextFactory;
import org.entopic.engine.bag.LabelContext.Article;
import org.entopic.engine.bag.LabelContext.Label;
import org.entopic.model.EntityTypeModel;
import org.entopic.model.PropertyModel;
import org.entopic.query.NumberProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Property bags behind the collections of many-to-many relations. */
class JoiningBagTest {
  private final EntityContextFactory<LabelContext> factory =
      EntityContextFactory.of(LabelContext::new)
          .database("joining-bags-" + UUID.randomUUID())
          .backend("memory")
          .serializer("json")
          .open();

  @BeforeEach
  void fill() {
    try (var db = factory.create()) {
      var article = new Article(1);
      article.labels.add(new Label("red"));
      article.labels.add(new Label("blue"));
      article.next.add(new Article(2));
      db.articles.add(article);
      assertThat(db.saveChanges().entitiesWritten()).isEqualTo(7);
    }
  }

  @AfterEach
  void close() {
    factory.close();
  }

  private static List<String> key(EntityTypeModel type) {
    return type.primaryKey().properties().stream().map(PropertyModel::name).toList();
  }

  @Test
  void theKeyIsThatOfBothSides() {
    EntityTypeModel labelling = factory.model().entityType("Labelling").orElseThrow();
    assertThat(key(labelling)).containsExactly("articleId", "labelCode");
    assertThat(labelling.isJoinType()).isFalse();
    assertThat(key(factory.model().entityType("Step").orElseThrow())).containsExactly("from", "to");
  }

  @Test
  void whatComesToACollectionMakesABag() {
    try (var db = factory.create()) {
      assertThat(db.labellings.find(1, "red").orElseThrow())
          .isEqualTo(Map.of("articleId", 1, "labelCode", "red", "by", "nobody", "weight", 1));
      assertThat(db.steps.toList()).containsExactly(Map.of("from", 1, "to", 2));
      Article first = db.articles.include(LabelContext.NEXT).where(id().eq(1)).single();
      assertThat(first.next).extracting(next -> next.id).containsExactly(2);
    }
  }

  private static NumberProperty<Article, Integer, Long> id() {
    return NumberProperty.integral(Article.class, "id", Integer.class);
  }

  @Test
  void whatLeavesACollectionRemovesItsBag() {
    try (var db = factory.create()) {
      Article article = db.articles.include(LabelContext.LABELS).where(id().eq(1)).single();
      article.labels.removeIf(label -> label.code.equals("red"));
      db.saveChanges();
    }
    try (var db = factory.create()) {
      assertThat(db.labellings.find(1, "red")).isEmpty();
      assertThat(db.labellings.count()).isOne();
      assertThat(db.labels.count()).isEqualTo(2);
    }
  }

  @Test
  void aBagThatIsAddedShowsInTheCollections() {
    try (var db = factory.create()) {
      Article second = db.articles.include(LabelContext.LABELS).where(id().eq(2)).single();
      Label red =
          db.labels.include(LabelContext.ARTICLES).toList().stream()
              .filter(label -> label.code.equals("red"))
              .findFirst()
              .orElseThrow();
      db.labellings.add(
          new HashMap<>(Map.of("articleId", 2, "labelCode", "red", "by", "me", "weight", 9)));
      assertThat(second.labels).containsExactly(red);
      assertThat(red.articles).contains(second);
      db.saveChanges();
    }
    try (var db = factory.create()) {
      Article second = db.articles.include(LabelContext.LABELS).where(id().eq(2)).single();
      assertThat(second.labels).extracting(label -> label.code).containsExactly("red");
      Map<String, Object> bag = db.labellings.find(2, "red").orElseThrow();
      bag.put("weight", 10);
      assertThat(db.saveChanges().entitiesWritten()).isOne();
      var weight = NumberProperty.integral(Map.class, "weight", Integer.class);
      assertThat(db.labellings.where(weight.gt(5)).toList()).containsExactly(bag);
    }
  }

  @Test
  void theEndOfASideIsThatOfItsBags() {
    try (var db = factory.create()) {
      db.articles.remove(db.articles.find(1).orElseThrow());
      db.saveChanges();
      assertThat(db.labellings.any()).isFalse();
      assertThat(db.steps.any()).isFalse();
      assertThat(db.articles.count()).isOne();
    }
  }
}
