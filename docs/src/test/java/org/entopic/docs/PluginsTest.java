package org.entopic.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import org.entopic.ConfigurationException;
import org.entopic.Database;
import org.entopic.EntityContextFactory;
import org.entopic.EntityContextFactoryBuilder;
import org.entopic.PropertyScope;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The plug-ins of the samples, on the class path. */
class PluginsTest {
  @Test
  void bothAreFoundByTheirNamesAndDataIsThereAgain(@TempDir Path directory) {
    try (var factory = builder(directory).open();
        var db = factory.create()) {
      db.blogs.add(new Blog("https://example.org", 5));
      db.saveChanges();
    }
    try (var factory = builder(directory).open();
        var db = factory.create()) {
      assertThat(db.blogs.toList()).extracting(Blog::getRating).containsExactly(5);
    }
  }

  @Test
  void whatTheSampleBackendLeavesOutIsRefusedByName(@TempDir Path directory) {
    try (var factory = builder(directory).open()) {
      Database database = factory.database();
      database.awaitReady(Duration.ofSeconds(10));
      assertThatThrownBy(database::ensureCreated)
          .isInstanceOf(ConfigurationException.class)
          .hasMessageContaining("ENG-22: The backend 'files'");
      assertThatThrownBy(database::rebuild)
          .isInstanceOf(ConfigurationException.class)
          .hasMessageContaining("ENG-24: The views of the backend 'files'");
      assertThat(factory.status().sets().get(0).partitions())
          .allMatch(each -> each.position() == each.end());
    }
  }

  private static EntityContextFactoryBuilder<BloggingContext> builder(Path directory) {
    return
    // region:use
    EntityContextFactory.of(BloggingContext::new)
        .database("blogging")
        .serializer("cbor")
        .backend("files")
        .property(PropertyScope.COMMON, "directory", directory.toString());
    // end:use
  }
}
