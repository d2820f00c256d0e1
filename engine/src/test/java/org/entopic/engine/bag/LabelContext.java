package org.entopic.engine.bag;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToMany;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.entopic.EntityContext;
import org.entopic.EntitySet;
import org.entopic.model.ModelBuilder;
import org.entopic.query.CollectionProperty;

/** Articles and labels, which a property bag joins, and a chain of articles that another joins. */
class LabelContext extends EntityContext {

  @Entity
  static class Article {
    @Id int id;
    @ManyToMany List<Label> labels = new ArrayList<>();
    @ManyToMany List<Article> next = new ArrayList<>();

    Article() {}

    Article(int id) {
      this.id = id;
    }
  }

  @Entity
  static class Label {
    @Id String code;

    @ManyToMany(mappedBy = "labels")
    List<Article> articles = new ArrayList<>();

    Label() {}

    Label(String code) {
      this.code = code;
    }
  }

  static final CollectionProperty<Article, Label> LABELS =
      CollectionProperty.of(Article.class, "labels", Label.class);
  static final CollectionProperty<Label, Article> ARTICLES =
      CollectionProperty.of(Label.class, "articles", Article.class);
  static final CollectionProperty<Article, Article> NEXT =
      CollectionProperty.of(Article.class, "next", Article.class);

  final EntitySet<Article> articles = set(Article.class);
  final EntitySet<Label> labels = set(Label.class);
  final EntitySet<Map<String, Object>> labellings = set("Labelling");
  final EntitySet<Map<String, Object>> steps = set("Step");

  @Override
  protected void configureModel(ModelBuilder model) {
    model
        .entity(Article.class)
        .hasMany(LABELS)
        .withMany(ARTICLES)
        .usingEntity(
            "Labelling",
            join -> {
              join.property("by", String.class).defaultValue("nobody");
              join.property("weight", int.class).defaultValue(1);
            });
    model
        .entity(Article.class)
        .hasMany(NEXT)
        .withMany()
        .usingEntity(
            "Step",
            join -> {
              join.property("from", int.class);
              join.property("to", int.class);
              join.hasOne(Article.class).withMany().foreignKey("from");
              join.hasOne(Article.class).withMany().foreignKey("to");
            });
  }
}
