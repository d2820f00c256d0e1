package org.entopic.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.Lob;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.entopic.ConcurrencyConflictException;
import org.entopic.ConfigurationException;
import org.entopic.EntityContext;
import org.entopic.EntityContextFactory;
import org.entopic.EntityContextFactoryBuilder;
import org.entopic.EntitySet;
import org.entopic.ForeignKeyException;
import org.entopic.ModelException;
import org.entopic.SaveFailedException;
import org.entopic.UniqueConstraintException;
import org.entopic.engine.blog.Blog;
import org.entopic.engine.blog.BloggingContext;
import org.entopic.engine.blog.Post;
import org.entopic.event.DiagnosticEvent;
import org.entopic.event.DiagnosticEvent.GroupEnded;
import org.entopic.event.DiagnosticEvent.Outcome;
import org.entopic.event.DiagnosticEvent.RecordsWritten;
import org.entopic.event.DiagnosticEvent.RecordsWritten.Amount;
import org.entopic.event.DiagnosticEvent.SaveEnded;
import org.entopic.event.DiagnosticEvent.WarningRaised;
import org.entopic.event.Warning;
import org.entopic.event.WarningAction;
import org.entopic.model.ModelBuilder;
import org.entopic.model.OnWrite;
import org.entopic.query.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

class DiagnosticsTest {
  private final List<DiagnosticEvent> events = new CopyOnWriteArrayList<>();
  private final String database;

  DiagnosticsTest(TestInfo test) {
    database = "diagnostics-" + test.getTestMethod().orElseThrow().getName();
  }

  private EntityContextFactoryBuilder<BloggingContext> builder() {
    return builder(BloggingContext::new);
  }

  private <C extends EntityContext> EntityContextFactoryBuilder<C> builder(Supplier<C> contexts) {
    return EntityContextFactory.of(contexts)
        .database(database)
        .backend("memory")
        .serializer("json")
        .diagnostics(events::add);
  }

  private <E extends DiagnosticEvent> List<E> events(Class<E> type) {
    return events.stream().filter(type::isInstance).map(type::cast).toList();
  }

  @Test
  void savesAreToldWithTheirOutcome() {
    try (var factory = builder().open();
        var db = factory.create();
        var other = factory.create()) {
      db.posts.add(new Post("p", "title", null));
      db.saveChanges();
      other.posts.find("p").orElseThrow().setTitle("theirs");
      other.saveChanges();
      db.posts.find("p").orElseThrow().setTitle("mine");
      assertThatExceptionOfType(ConcurrencyConflictException.class).isThrownBy(db::saveChanges);
      db.clear();
      db.posts.add(new Post("p", "again", null));
      db.blogs.add(new Blog(1, "one"));
      assertThatExceptionOfType(UniqueConstraintException.class).isThrownBy(db::saveChanges);
    }
    assertThat(events(SaveEnded.class))
        .extracting(SaveEnded::outcome)
        .containsExactly(Outcome.WRITTEN, Outcome.WRITTEN, Outcome.CONFLICT, Outcome.FAILED);
    assertThat(events(SaveEnded.class)).extracting(SaveEnded::entities).containsExactly(1, 1, 1, 2);
    assertThat(events(SaveEnded.class))
        .allSatisfy(
            save -> {
              assertThat(save.id()).isEqualTo("SAV-20");
              assertThat(save.database()).isEqualTo(database);
              assertThat(save.duration()).isPositive();
            });
    assertThat(events(GroupEnded.class)).extracting(GroupEnded::saves).containsExactly(1, 1, 0, 0);
    assertThat(events(GroupEnded.class)).allMatch(group -> group.fences() == 0);
  }

  @Test
  void whatIsWrittenIsToldByTopicAndWhatIsRefusedIsNot() {
    try (var factory = builder().open();
        var db = factory.create()) {
      var blog = new Blog(1, "one");
      db.blogs.add(blog);
      db.blogs.add(new Blog(2, "two"));
      db.posts.add(new Post("p", "title", null));
      db.saveChanges();
      db.blogs.remove(blog);
      db.saveChanges();
      db.clear();
      db.blogs.add(new Blog(2, "again"));
      assertThatExceptionOfType(UniqueConstraintException.class).isThrownBy(db::saveChanges);
    }
    List<RecordsWritten> written = events(RecordsWritten.class);
    assertThat(written).hasSize(2).allMatch(event -> event.id().equals("SAV-22"));
    assertThat(written.get(0).topics()).containsOnlyKeys(database + ".Blog", database + ".Post");
    Amount blogs = written.get(0).topics().get(database + ".Blog");
    assertThat(blogs.records()).isEqualTo(2);
    assertThat(blogs.deletions()).isZero();
    assertThat(blogs.bytes()).isGreaterThan(2L * "{'url':'one'}".length());
    assertThat(written.get(1).topics())
        .containsOnly(Map.entry(database + ".Blog", new Amount(1, 1, Integer.BYTES)));
  }

  @Test
  void warningsAreToldUnlessTheyAreIgnored() {
    missPrincipal(builder());
    assertThat(events(WarningRaised.class))
        .singleElement()
        .satisfies(
            warning -> {
              assertThat(warning.id()).isEqualTo("SAV-12");
              assertThat(warning.message()).startsWith("SAV-12: ").contains("'Post'");
            });
    events.clear();
    missPrincipal(builder().warning(Warning.PRINCIPAL_MISSING, WarningAction.IGNORE));
    assertThat(events(WarningRaised.class)).isEmpty();
    assertThatExceptionOfType(ForeignKeyException.class)
        .isThrownBy(
            () -> missPrincipal(builder().warning(Warning.PRINCIPAL_MISSING, WarningAction.THROW)))
        .satisfies(e -> assertThat(e.getMessage()).startsWith("SAV-06: "));
  }

  private static void missPrincipal(EntityContextFactoryBuilder<BloggingContext> builder) {
    try (var factory = builder.open();
        var db = factory.create()) {
      var post = new Post("p" + System.nanoTime(), "orphan", null);
      db.posts.add(post);
      db.entry(post).property("blogId").setCurrent(99);
      db.saveChanges();
    }
  }

  @Test
  void changesOfReadOnlyTypesCanBeRefusedAfterAll() {
    try (var factory =
            builder()
                .readOnly(OnWrite.SKIP)
                .warning(Warning.READ_ONLY_SKIPPED, WarningAction.THROW)
                .open();
        var db = factory.create()) {
      db.blogs.add(new Blog(1, "one"));
      assertThatExceptionOfType(SaveFailedException.class)
          .isThrownBy(db::saveChanges)
          .withMessageStartingWith("SAV-01: ");
    }
    try (var factory = builder().readOnly(OnWrite.SKIP).open();
        var db = factory.create()) {
      db.blogs.add(new Blog(1, "one"));
      assertThat(db.saveChanges().entitiesWritten()).isZero();
    }
    assertThat(events(WarningRaised.class))
        .extracting(WarningRaised::warning)
        .containsExactly(Warning.READ_ONLY_SKIPPED);
  }

  @Test
  void whatAModelSaysInVainIsAWarning() {
    builder(VainContext::new).open().close();
    assertThat(events(WarningRaised.class))
        .extracting(WarningRaised::warning)
        .containsExactlyInAnyOrder(Warning.ANNOTATION_IGNORED, Warning.EAGER_FETCH_IGNORED);
    events.clear();
    builder(VainContext::new)
        .warning(Warning.ANNOTATION_IGNORED, WarningAction.IGNORE)
        .warning(Warning.EAGER_FETCH_IGNORED, WarningAction.IGNORE)
        .open()
        .close();
    assertThat(events).isEmpty();
    assertThatExceptionOfType(ModelException.class)
        .isThrownBy(
            builder(VainContext::new)
                    .warning(Warning.ANNOTATION_IGNORED, WarningAction.THROW)
                    .warning(Warning.EAGER_FETCH_IGNORED, WarningAction.THROW)
                ::open)
        .withMessageContainingAll("MOD-60: ", "MOD-61: ");
  }

  @Test
  void messagesThatNameKeysAreAWarning() {
    builder().sensitiveMessages().open().close();
    assertThat(events(WarningRaised.class))
        .singleElement()
        .satisfies(warning -> assertThat(warning.message()).startsWith("ENG-48: "));
    assertThatExceptionOfType(ConfigurationException.class)
        .isThrownBy(
            builder().sensitiveMessages().warning(Warning.SENSITIVE_MESSAGES, WarningAction.THROW)
                ::open)
        .withMessageStartingWith("ENG-48: ");
  }

  @Test
  void whatIsLikelyNotMeantInAModelIsAWarning() {
    builder(DoubtfulContext::new).open().close();
    assertThat(events(WarningRaised.class))
        .extracting(WarningRaised::warning)
        .containsExactlyInAnyOrder(Warning.FILTERED_PRINCIPAL, Warning.SHADOW_FOREIGN_KEY);
    assertThatExceptionOfType(ModelException.class)
        .isThrownBy(
            builder(DoubtfulContext::new)
                    .warning(Warning.FILTERED_PRINCIPAL, WarningAction.THROW)
                    .warning(Warning.SHADOW_FOREIGN_KEY, WarningAction.THROW)
                ::open)
        .withMessageContainingAll("MOD-125: ", "MOD-132: ", "'ownerId1'");
  }

  /** Owners are filtered, what refers to them is not, and has a text of the foreign key's name. */
  static final class DoubtfulContext extends EntityContext {
    final EntitySet<Owner> owners = set(Owner.class);
    final EntitySet<Thing> things = set(Thing.class);

    @Override
    protected void configureModel(ModelBuilder model) {
      model
          .entity(Owner.class)
          .filter(Property.of(Owner.class, "name", String.class).eq("visible"));
    }
  }

  @Entity
  static class Owner {
    @Id int id;
    String name = "";
  }

  @Entity
  static class Thing {
    @Id int id;
    String ownerId = "";

    @ManyToOne(optional = false)
    Owner owner;
  }

  /** Says what has no meaning here. */
  static final class VainContext extends EntityContext {
    final EntitySet<Vain> all = set(Vain.class);
  }

  @Entity
  static class Vain {
    @Id int id;

    @Lob String text = "";

    @ManyToOne Vain other;

    @OneToMany(mappedBy = "other", fetch = FetchType.EAGER)
    List<Vain> others = new ArrayList<>();
  }

  @Test
  void aListenerThatThrowsStopsNothing() {
    try (var factory =
            builder()
                .diagnostics(
                    event -> {
                      throw new IllegalStateException("broken");
                    })
                .diagnostics(events::add)
                .open();
        var db = factory.create()) {
      db.blogs.add(new Blog(1, "one"));
      assertThat(db.saveChanges().entitiesWritten()).isEqualTo(1);
    }
    assertThat(events(SaveEnded.class)).as("told twice, once by each other listener").hasSize(2);
  }

  @Test
  void messagesNameKeysOnlyWhereThatIsWanted() {
    assertThat(duplicate(builder())).contains("'Blog'").doesNotContain("4711");
    assertThat(duplicate(builder().sensitiveMessages())).contains("['Blog' 4711]");
  }

  private String duplicate(EntityContextFactoryBuilder<BloggingContext> builder) {
    try (var factory = builder.open();
        var db = factory.create()) {
      if (db.blogs.find(4711).isEmpty()) {
        db.blogs.add(new Blog(4711, "one"));
        db.saveChanges();
      }
      db.clear();
      db.blogs.add(new Blog(4711, "two"));
      return catchThrowableOfType(UniqueConstraintException.class, db::saveChanges).getMessage();
    }
  }
}
