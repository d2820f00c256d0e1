package org.entopic.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.entopic.EntityContext;
import org.entopic.EntityContextFactory;
import org.entopic.EntitySet;
import org.entopic.PropertyScope;
import org.entopic.QueryException;
import org.entopic.embedded.EmbeddedKafka;
import org.entopic.model.ModelBuilder;
import org.entopic.model.StoreKind;
import org.entopic.view.rocksdb.RocksDbConfigSetter;
import org.junit.jupiter.api.Test;

class BackendsIT {

  @Test
  void writesWithoutAViewAndReadsByKafkaStreams() {
    try (var kafka = EmbeddedKafka.start()) {
      String brokers = kafka.bootstrapServers();
      // region:writing
      try (var factory =
              EntityContextFactory.of(BloggingContext::new)
                  .database("blogging")
                  .backend("producer-only")
                  .serializer("json")
                  .visibilityTimeout(Duration.ZERO) // there is no view to wait for
                  .bootstrapServers(brokers)
                  .open();
          var db = factory.create()) {
        db.blogs.add(new Blog("https://example.org", 5));
        db.saveChanges(); // acknowledged, all or nothing
        assertThatThrownBy(() -> db.blogs.toList()).isInstanceOf(QueryException.class);
      }
      // end:writing
      // region:streams
      try (var factory =
              EntityContextFactory.of(BloggingContext::new)
                  .database("blogging")
                  .backend("streams")
                  .serializer("json")
                  .bootstrapServers(brokers)
                  .property(PropertyScope.STREAMS, "poll.ms", "50")
                  .property(PropertyScope.CONSUMER, "fetch.max.wait.ms", "200")
                  .open();
          var db = factory.create()) {
        assertThat(db.blogs.count()).isEqualTo(1);
      }
      // end:streams
      readsFromDisk(brokers);
    }
  }

  // region:options
  static class CatalogContext extends EntityContext {
    final EntitySet<Blog> blogs = set(Blog.class);

    @Override
    protected void configureModel(ModelBuilder model) {
      RocksDbConfigSetter large = (type, options, table) -> options.setWriteBufferSize(64 << 20);
      model
          .entity(Blog.class)
          .storeKind(StoreKind.ROCKSDB) // or @StoredIn(StoreKind.ROCKSDB) on the class
          .annotation(RocksDbConfigSetter.ANNOTATION, large);
    }
  }

  // end:options

  private static void readsFromDisk(String brokers) {
    for (int start = 0; start < 2; start++) {
      // region:disk
      try (var factory =
              EntityContextFactory.of(CatalogContext::new)
                  .database("blogging")
                  .backend("replica")
                  .serializer("json")
                  .bootstrapServers(brokers)
                  .property(PropertyScope.STORE, "dir", "target/state")
                  .open();
          var db = factory.create()) {
        assertThat(db.blogs.count()).isEqualTo(1);
      }
      // end:disk
    }
  }
}
