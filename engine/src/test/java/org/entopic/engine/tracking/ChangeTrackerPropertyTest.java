package org.entopic.engine.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.RandomDistribution;
import org.entopic.engine.tracking.Domain.Author;
import org.entopic.engine.tracking.Domain.Blog;
import org.entopic.engine.tracking.Domain.Post;
import org.entopic.engine.tracking.Domain.Tag;
import org.entopic.model.CascadeTiming;
import org.entopic.model.EntityState;
import org.entopic.model.KeyValues;
import org.entopic.spi.backend.Row;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs random operations on a tracker and on plain maps, and compares what comes out. */
class ChangeTrackerPropertyTest {
  private static final Logger LOG = LoggerFactory.getLogger(ChangeTrackerPropertyTest.class);

  /** A kind of operation and what it chooses its operands by. */
  record Step(Kind kind, int first, int second) {}

  enum Kind {
    ADD_BLOG,
    ADD_AUTHOR,
    ADD_TAG,
    ADD_POST_BY_REFERENCE,
    ADD_POST_BY_COLLECTION,
    ADD_POST_BY_FOREIGN_KEY,
    MOVE_POST_BY_REFERENCE,
    MOVE_POST_BY_COLLECTION,
    MOVE_POST_BY_FOREIGN_KEY,
    ORPHAN_POST,
    AUTHOR_BY_REFERENCE,
    AUTHOR_BY_COLLECTION,
    AUTHOR_BY_FOREIGN_KEY,
    NO_AUTHOR,
    TAG_POST,
    POST_TAG,
    UNTAG_POST,
    RETITLE,
    REVERT,
    REMOVE_BLOG,
    REMOVE_POST,
    REMOVE_AUTHOR,
    REMOVE_TAG,
    REMOVE_BLOG_LATER,
    ADD_GRAPH,
    ATTACH_POST,
    REVERT_TITLE,
    CHANGE_ELSEWHERE,
    LOAD_ALL,
    SAVE,
    START_ANEW
  }

  /** What the reference knows of a post. */
  record PostState(String title, UUID blog, String author, Set<String> tags) {
    PostState title(String newTitle) {
      return new PostState(newTitle, blog, author, tags);
    }

    PostState blog(UUID newBlog) {
      return new PostState(title, newBlog, author, tags);
    }

    PostState author(String newAuthor) {
      return new PostState(title, blog, newAuthor, tags);
    }

    PostState tags(Collection<String> newTags) {
      return new PostState(title, blog, author, new TreeSet<>(newTags));
    }
  }

  @Provide
  Arbitrary<List<Step>> steps() {
    return Combinators.combine(
            Arbitraries.of(Kind.class),
            Arbitraries.integers().between(0, 6),
            Arbitraries.integers().between(0, 6))
        .as(Step::new)
        .list()
        .ofMinSize(1)
        .ofMaxSize(80)
        .withSizeDistribution(RandomDistribution.uniform());
  }

  @Property(tries = 700)
  void trackerAndReferenceAgree(@ForAll("steps") List<Step> steps) {
    var world = new World();
    for (Step step : steps) {
      world.apply(step);
      world.check();
    }
    world.save();
    world.check();
  }

  /**
   * Many steps in worlds one after the other; {@code -Dentopic.tracker.steps=1000000} for a long
   * run, {@code -Dentopic.tracker.seed} to repeat one.
   */
  @Test
  void trackerAndReferenceAgreeOverManySteps() {
    long steps = Long.getLong("entopic.tracker.steps", 30_000);
    long first = Long.getLong("entopic.tracker.seed", System.nanoTime());
    LOG.info("{} steps, -Dentopic.tracker.seed={}", steps, first);
    Kind[] kinds = Kind.values();
    int done = 0;
    for (long seed = first; done < steps; seed++) {
      var random = new Random(seed);
      var trace = new ArrayList<Step>();
      var world = new World();
      try {
        int length = 1 + random.nextInt(150);
        for (int i = 0; i < length; i++) {
          var step =
              new Step(kinds[random.nextInt(kinds.length)], random.nextInt(7), random.nextInt(7));
          trace.add(step);
          world.apply(step);
          world.check();
        }
        world.save();
        world.check();
      } catch (AssertionError | RuntimeException e) {
        throw new AssertionError("Seed " + seed + " fails after " + trace, e);
      }
      done += trace.size();
    }
  }

  /** The tracker under test and the reference beside it. */
  private static final class World extends TrackerFixture {
    private final Set<UUID> blogs = new TreeSet<>();
    private final Set<String> authors = new TreeSet<>();
    private final Set<String> tags = new TreeSet<>();
    private final TreeMap<Integer, PostState> posts = new TreeMap<>();
    private TreeMap<Integer, PostState> savedPosts = new TreeMap<>();
    private final Set<String> removed = new TreeSet<>();
    private int nextPost = 1;

    void apply(Step step) {
      Blog blog = pick(Blog.class, blogs, step.second());
      Author author = pick(Author.class, authors, step.second());
      Tag tag = pick(Tag.class, tags, step.second());
      Post post = pick(Post.class, posts.keySet(), step.first());
      switch (step.kind()) {
        case ADD_BLOG -> {
          var added = new Blog("blog");
          tracker.add(added);
          blogs.add(added.id);
        }
        case ADD_AUTHOR -> addNamed("author" + step.first());
        case ADD_TAG -> addTag("tag" + step.first());
        case LOAD_ALL -> loadEverything();
        case SAVE -> save();
        case START_ANEW -> {
          save();
          tracker = newTracker();
        }
        case REMOVE_AUTHOR -> {
          if (author != null) {
            tracker.remove(author);
            authors.remove(author.name);
            removed.add(author.name);
            posts.replaceAll((id, p) -> author.name.equals(p.author()) ? p.author(null) : p);
          }
        }
        case REMOVE_TAG -> {
          if (tag != null) {
            tracker.remove(tag);
            tags.remove(tag.name);
            removed.add(tag.name);
            posts.replaceAll((id, p) -> untagged(p, tag.name));
          }
        }
        case ADD_GRAPH -> addGraph();
        case ATTACH_POST -> attachStored(step.first());
        case CHANGE_ELSEWHERE -> changeElsewhere(step.first());
        default -> {
          if (blog != null) {
            applyToBlog(step.kind(), blog);
          }
          if (post != null) {
            applyToPost(step, post, blog, author, tag);
          }
        }
      }
      tracker.hasChanges();
    }

    private void applyToBlog(Kind kind, Blog blog) {
      switch (kind) {
        case ADD_POST_BY_REFERENCE -> {
          var added = newPost(blog);
          added.blog = blog;
          tracker.add(added);
        }
        case ADD_POST_BY_COLLECTION -> blog.posts.add(newPost(blog));
        case ADD_POST_BY_FOREIGN_KEY -> {
          var added = newPost(blog);
          added.blogId = blog.id;
          tracker.add(added);
        }
        case REMOVE_BLOG -> {
          tracker.remove(blog);
          forget(blog);
        }
        case REMOVE_BLOG_LATER -> {
          tracker.settings().cascadeTiming(CascadeTiming.ON_SAVE);
          tracker.remove(blog);
          tracker.cascadeChanges();
          tracker.settings().cascadeTiming(CascadeTiming.IMMEDIATE);
          forget(blog);
        }
        default -> {}
      }
    }

    private void applyToPost(Step step, Post post, Blog blog, Author author, Tag tag) {
      PostState state = posts.get(post.id);
      switch (step.kind()) {
        case MOVE_POST_BY_REFERENCE -> {
          post.blog = blog;
          posts.put(post.id, state.blog(blog.id));
        }
        case MOVE_POST_BY_COLLECTION -> {
          if (post.blog != blog) {
            if (post.blog != null && step.first() % 2 == 0) {
              post.blog.posts.remove(post);
            }
            blog.posts.add(post);
            posts.put(post.id, state.blog(blog.id));
          }
        }
        case MOVE_POST_BY_FOREIGN_KEY -> {
          post.blogId = blog.id;
          posts.put(post.id, state.blog(blog.id));
        }
        case ORPHAN_POST -> {
          if (post.blog != null) {
            post.blog = null;
            posts.remove(post.id);
          }
        }
        case AUTHOR_BY_REFERENCE -> {
          if (author != null) {
            post.author = author;
            posts.put(post.id, state.author(author.name));
          }
        }
        case AUTHOR_BY_COLLECTION -> {
          if (author != null && post.author != author) {
            tracker.rows().loaded(author, type(Author.class).navigation("posts").orElseThrow());
            author.posts.add(post);
            posts.put(post.id, state.author(author.name));
          }
        }
        case AUTHOR_BY_FOREIGN_KEY -> {
          if (author != null) {
            post.authorName = author.name;
            posts.put(post.id, state.author(author.name));
          }
        }
        case NO_AUTHOR -> {
          if (step.second() % 2 == 0 || post.author == null) {
            post.authorName = null;
          } else {
            post.author = null;
          }
          posts.put(post.id, state.author(null));
        }
        case TAG_POST, POST_TAG -> tag(step.kind(), post, tag, state);
        case UNTAG_POST -> {
          loadEverything();
          if (tag != null && post.tags.remove(tag)) {
            posts.put(post.id, untagged(state, tag.name));
          }
        }
        case RETITLE -> {
          post.title = "title " + step.second();
          posts.put(post.id, state.title(post.title));
        }
        case REVERT -> {
          PostState saved = savedPosts.get(post.id);
          if (saved != null
              && (saved.author() == null || authors.contains(saved.author()))
              && blogs.contains(saved.blog())) {
            tracker.entries().of(post).setState(EntityState.UNCHANGED);
            posts.put(post.id, saved.tags(state.tags()));
          }
        }
        case REVERT_TITLE -> {
          PostState saved = savedPosts.get(post.id);
          if (saved != null) {
            tracker.entries().of(post).property("title").revert();
            posts.put(post.id, state.title(saved.title()));
          }
        }
        case REMOVE_POST -> {
          tracker.remove(post);
          posts.remove(post.id);
        }
        default -> {}
      }
    }

    private void forget(Blog blog) {
      blogs.remove(blog.id);
      posts.values().removeIf(p -> p.blog().equals(blog.id));
    }

    /** A blog with a post, tracked node by node. */
    private void addGraph() {
      var blog = new Blog("graph");
      var post = new Post(nextPost++);
      blog.posts.add(post);
      tracker.trackGraph(blog, node -> node.entry().setState(EntityState.ADDED));
      blogs.add(blog.id);
      posts.put(post.id, new PostState(post.title, blog.id, null, new TreeSet<>()));
    }

    /** Another instance of a stored post that is not tracked. */
    private void attachStored(int choice) {
      var free = new ArrayList<>(savedPosts.keySet());
      free.removeIf(
          id -> tracker.rows().tracked(type(Post.class), id) != null || !posts.containsKey(id));
      if (!free.isEmpty()) {
        Integer id = free.get(choice % free.size());
        PostState saved = savedPosts.get(id);
        if (saved.equals(posts.get(id))) {
          var post = new Post(id);
          post.title = saved.title();
          post.blogId = saved.blog();
          post.authorName = saved.author();
          tracker.attach(post);
        }
      }
    }

    /** Another context gives a stored post another title, and this one refreshes. */
    private void changeElsewhere(int choice) {
      var stored = new ArrayList<>(savedPosts.keySet());
      if (stored.isEmpty()) {
        return;
      }
      Integer id = stored.get(choice % stored.size());
      PostState before = savedPosts.get(id);
      String title = "elsewhere " + nextPost++;
      ChangeTracker here = tracker;
      tracker = newTracker();
      load(Post.class, id).title = title;
      super.save();
      tracker = here;
      tracker.refresh();
      savedPosts.put(id, before.title(title));
      posts.computeIfPresent(
          id, (any, local) -> local.title().equals(before.title()) ? local.title(title) : local);
    }

    private void tag(Kind kind, Post post, Tag tag, PostState state) {
      if (tag != null && state.tags().add(tag.name)) {
        if (kind == Kind.TAG_POST) {
          post.tags.add(tag);
        } else {
          tag.posts.add(post);
        }
      }
    }

    private Post newPost(Blog blog) {
      var post = new Post(nextPost++);
      posts.put(post.id, new PostState(post.title, blog.id, null, new TreeSet<>()));
      return post;
    }

    private void addNamed(String name) {
      if (!removed.contains(name) && authors.add(name)) {
        tracker.add(new Author(name));
      }
    }

    private void addTag(String name) {
      if (!removed.contains(name) && tags.add(name)) {
        tracker.add(new Tag(name));
      }
    }

    private static PostState untagged(PostState post, String tag) {
      var kept = new TreeSet<>(post.tags());
      kept.remove(tag);
      return post.tags(kept);
    }

    private <T> T pick(Class<T> type, Collection<?> keys, int choice) {
      if (keys.isEmpty()) {
        return null;
      }
      Object key = new ArrayList<>(keys).get(choice % keys.size());
      Object tracked = tracker.rows().tracked(type(type), key);
      return tracked != null ? type.cast(tracked) : load(type, key);
    }

    private void loadEverything() {
      for (Class<?> type : List.of(Post.class, Author.class, Blog.class, Tag.class)) {
        loadAll(type);
      }
      loadJoins("PostTag");
    }

    @Override
    ChangeSet save() {
      ChangeSet changes = super.save();
      removed.clear();
      savedPosts = new TreeMap<>();
      posts.forEach((id, post) -> savedPosts.put(id, post.tags(post.tags())));
      assertThat(keys(Blog.class)).isEqualTo(blogs);
      assertThat(keys(Author.class)).isEqualTo(authors);
      assertThat(keys(Tag.class)).isEqualTo(tags);
      assertThat(storedPosts()).isEqualTo(posts);
      assertThat(tracker.hasChanges()).isFalse();
      return changes;
    }

    private Set<Object> keys(Class<?> type) {
      return new TreeSet<>(store.table(type(type)).keySet());
    }

    private TreeMap<Integer, PostState> storedPosts() {
      var found = new TreeMap<Integer, PostState>();
      for (Row row : store.table(type(Post.class)).values()) {
        found.put(
            (Integer) row.key(),
            new PostState(
                (String) value(row, "title"),
                (UUID) value(row, "blogId"),
                (String) value(row, "authorName"),
                new TreeSet<>()));
      }
      for (Object join :
          store.table(TestModel.MODEL.entityType("PostTag").orElseThrow()).keySet()) {
        var key = (KeyValues) join;
        found.get(key.get(0)).tags().add((String) key.get(1));
      }
      return found;
    }

    private static Object value(Row row, String property) {
      return row.get(
          TestModel.MODEL
              .entityType(Post.class)
              .orElseThrow()
              .property(property)
              .orElseThrow()
              .ordinal());
    }

    void check() {
      assertThat(TrackerInvariants.broken(tracker)).isNull();
      for (Post post : tracker.entries().local(Post.class)) {
        PostState expected = posts.get(post.id);
        assertThat(expected).as("post %s", post.id).isNotNull();
        assertThat(post.title).isEqualTo(expected.title());
        assertThat(post.blogId).isEqualTo(expected.blog());
        assertThat(post.authorName).isEqualTo(expected.author());
        assertThat(post.blog).isSameAs(tracker.rows().tracked(type(Blog.class), post.blogId));
        assertThat((Object) post.author)
            .isSameAs(
                expected.author() == null
                    ? null
                    : tracker.rows().tracked(type(Author.class), expected.author()));
        assertThat(tracker.rows().tracked(type(Post.class), post.id)).isSameAs(post);
        assertThat(expected.tags()).containsAll(names(post.tags));
        checkState(post, expected);
      }
      for (Blog blog : tracker.entries().local(Blog.class)) {
        assertThat(alive(blog.posts))
            .containsExactlyInAnyOrderElementsOf(
                tracker.entries().local(Post.class).stream().filter(p -> p.blog == blog).toList());
      }
      for (Author author : tracker.entries().local(Author.class)) {
        assertThat(author.posts == null ? List.of() : alive(author.posts))
            .containsExactlyInAnyOrderElementsOf(
                tracker.entries().local(Post.class).stream()
                    .filter(p -> p.author == author)
                    .toList());
      }
      for (Tag tag : tracker.entries().local(Tag.class)) {
        assertThat(alive(tag.posts))
            .containsExactlyInAnyOrderElementsOf(
                tracker.entries().local(Post.class).stream()
                    .filter(p -> p.tags.contains(tag))
                    .toList());
      }
    }

    private void checkState(Post post, PostState expected) {
      PostState saved = savedPosts.get(post.id);
      EntityState state =
          saved == null
              ? EntityState.ADDED
              : saved.tags(List.of()).equals(expected.tags(List.of()))
                  ? EntityState.UNCHANGED
                  : EntityState.MODIFIED;
      assertThat(state(post)).isEqualTo(state);
    }

    private List<Post> alive(Collection<Post> all) {
      return all.stream().filter(post -> !tracker.rows().isDeleted(post)).toList();
    }

    private Set<String> names(Collection<Tag> all) {
      return all.stream()
          .filter(tag -> !tracker.rows().isDeleted(tag))
          .map(tag -> tag.name)
          .collect(Collectors.toSet());
    }
  }
}
