package org.entopic.engine.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.entopic.engine.tracking.Domain.Blog;
import org.entopic.engine.tracking.Domain.Post;
import org.entopic.model.EntityState;
import org.entopic.model.EntityTypeModel;
import org.entopic.spi.backend.Row;
import org.entopic.spi.service.IdentityResolution;
import org.junit.jupiter.api.AfterEach;

/** A tracker over a store, and contexts that follow one another. */
abstract class TrackerFixture {
  final TestStore store = new TestStore();
  private final List<ChangeTracker> trackers = new ArrayList<>();
  ChangeTracker tracker = newTracker();

  ChangeTracker newTracker() {
    return newTracker(null);
  }

  ChangeTracker newTracker(IdentityResolution resolution) {
    var made = new ChangeTracker(TestModel.TRACKING, store, resolution, null);
    trackers.add(made);
    return made;
  }

  @AfterEach
  void invariantsHold() {
    for (ChangeTracker each : trackers) {
      assertThat(TrackerInvariants.broken(each)).isNull();
    }
  }

  /** Saves, and goes on with an empty tracker. */
  void saveAndStartAnew() {
    store.save(tracker);
    tracker = newTracker();
  }

  ChangeSet save() {
    return store.save(tracker);
  }

  <T> T load(Class<T> type, Object key) {
    EntityTypeModel model = type(type);
    Row row = store.current(model, key);
    return row == null ? null : type.cast(tracker.rows().track(model, row));
  }

  <T> List<T> loadAll(Class<T> type) {
    var all = new ArrayList<T>();
    for (Row row : List.copyOf(store.table(type(type)).values())) {
      all.add(type.cast(tracker.rows().track(type(type), row)));
    }
    return all;
  }

  /** Loads the rows of a join type. */
  void loadJoins(String name) {
    EntityTypeModel type = TestModel.MODEL.entityType(name).orElseThrow();
    store.table(type).values().forEach(row -> tracker.rows().track(type, row));
  }

  int stored(Class<?> type) {
    return store.table(type(type)).size();
  }

  int storedJoins(String name) {
    return store.table(TestModel.MODEL.entityType(name).orElseThrow()).size();
  }

  EntityTypeModel type(Class<?> type) {
    return TestModel.MODEL.entityType(type).orElseThrow();
  }

  EntityState state(Object entity) {
    return tracker.entries().of(entity).state();
  }

  /** Stores a blog with posts of these ids. */
  Blog storedBlog(int... posts) {
    var blog = new Blog("stored");
    for (int id : posts) {
      blog.posts.add(new Post(id));
    }
    tracker.add(blog);
    saveAndStartAnew();
    return blog;
  }

  static List<String> kinds(ChangeSet changes) {
    return changes.changes().stream()
        .map(change -> change.kind() + " " + change.type().name())
        .toList();
  }
}
