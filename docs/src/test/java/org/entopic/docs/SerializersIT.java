package org.entopic.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.entopic.EntityContext;
import org.entopic.EntityContextFactory;
import org.entopic.EntitySet;
import org.entopic.embedded.EmbeddedKafka;
import org.entopic.model.ModelBuilder;
import org.junit.jupiter.api.Test;

class SerializersIT {

  static class Mixed extends EntityContext {
    public final EntitySet<Blog> blogs = set(Blog.class);
    public final EntitySet<Post> posts = set(Post.class);

    // region:model
    @Override
    protected void configureModel(ModelBuilder model) {
      model.entity(Post.class).serializedWith("avro");
    }
    // end:model
  }

  static class ArticlesIn2024 extends EntityContext {
    public final EntitySet<ArticleIn2024> articles = set(ArticleIn2024.class);
  }

  static class Articles extends EntityContext {
    public final EntitySet<Article> articles = set(Article.class);

    // region:upcast
    @Override
    protected void configureModel(ModelBuilder model) {
      model
          .entity(Article.class)
          .upcast(
              ArticleIn2024.class,
              old -> new Article(old.id(), old.headline(), new BigDecimal(old.price())));
    }
    // end:upcast
  }

  @Test
  void oneDatabaseMixesFormats() {
    try (var kafka = EmbeddedKafka.start();
        // region:factory
        var factory =
            EntityContextFactory.of(Mixed::new)
                .database("blogging")
                .backend("replica")
                .bootstrapServers(kafka.bootstrapServers())
                .serializer("json")
                .open()
        // end:factory
        ) {
      try (var db = factory.create()) {
        var blog = new Blog("https://example.org", 5);
        blog.getPosts().add(new Post("Hello", blog));
        db.blogs.add(blog);
        db.saveChanges();
      }
      try (var db = factory.create()) {
        assertThat(db.posts.count()).isEqualTo(1);
        assertThat(db.blogs.count()).isEqualTo(1);
      }
    }
  }

  @Test
  void oldArticlesAreReadWithTheirPricesAsNumbers() {
    try (var kafka = EmbeddedKafka.start()) {
      try (var factory =
              EntityContextFactory.of(ArticlesIn2024::new)
                  .database("press")
                  .backend("replica")
                  .bootstrapServers(kafka.bootstrapServers())
                  .serializer("json")
                  .open();
          var db = factory.create()) {
        db.articles.add(new ArticleIn2024(1, "Hello", "1.50"));
        db.saveChanges();
      }
      try (var factory =
              EntityContextFactory.of(Articles::new)
                  .database("press")
                  .backend("replica")
                  .bootstrapServers(kafka.bootstrapServers())
                  .serializer("avro")
                  .open();
          var db = factory.create()) {
        assertThat(db.articles.toList())
            .isEqualTo(List.of(new Article(1, "Hello", new BigDecimal("1.50"))));
      }
    }
  }
}
