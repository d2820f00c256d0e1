package org.entopic.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.entopic.ConsistencyToken;
import org.entopic.EntityContextFactory;
import org.entopic.SaveResult;
import org.entopic.engine.blog.Blog;
import org.entopic.engine.blog.BloggingContext;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Who says that he waits for ever does so, whatever number he says it by. */
class EndlessTimeoutsTest {

  static Duration[] endless() {
    return new Duration[] {
      Duration.ofSeconds(Long.MAX_VALUE),
      Duration.ofMillis(Long.MAX_VALUE),
      Duration.ofNanos(Long.MAX_VALUE),
      ChronoUnit.FOREVER.getDuration()
    };
  }

  @ParameterizedTest
  @MethodSource("endless")
  void whatIsWaitedForWithoutEndIsWaitedFor(Duration endless) throws Exception {
    var backend = new TestBackend();
    try (var factory =
            EntityContextFactory.of(BloggingContext::new)
                .database("endless")
                .providers(backend)
                .openTimeout(endless)
                .saveTimeout(endless)
                .visibilityTimeout(endless)
                .open();
        var db = factory.create()) {
      backend.mayShow = new CompletableFuture<>();
      db.blogs.add(new Blog(1, "a"));
      CompletableFuture<SaveResult> saved = db.saveChangesAsync();
      assertThat(saved).isNotDone();
      backend.mayShow.complete(null);
      ConsistencyToken token = saved.get(20, TimeUnit.SECONDS).token();
      assertThat(token).isNotNull();
      backend.mayShow = new CompletableFuture<>();
      CompletableFuture<Void> shown = factory.awaitAsync(token, endless);
      backend.mayShow.complete(null);
      shown.get(20, TimeUnit.SECONDS);
      assertThat(db.blogs.timeout(endless).toList()).hasSize(1);
      factory.database().awaitReady(endless);
    }
  }
}
