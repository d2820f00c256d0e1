package org.entopic.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.entopic.ConcurrencyConflictException;
import org.entopic.EntityContextFactory;
import org.entopic.SaveFailedException;
import org.entopic.SaveOutcomeUnknownException;
import org.entopic.SaveResult;
import org.entopic.Transaction;
import org.entopic.UniqueConstraintException;
import org.entopic.engine.blog.Blog;
import org.entopic.engine.blog.BloggingContext;
import org.entopic.engine.blog.Post;
import org.entopic.engine.query.shop.Club;
import org.entopic.engine.query.shop.Customer;
import org.entopic.engine.query.shop.ShopContext;
import org.entopic.model.EntityState;
import org.entopic.model.ModelBuilder;
import org.entopic.query.CollectionProperty;
import org.entopic.query.ComparableProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

/** Transactions over several saves and contexts, in memory. */
class TransactionTest {
  /** Blogs have a unique URL and are checked; posts have a version. */
  static final class CheckedContext extends BloggingContext {
    @Override
    protected void configureModel(ModelBuilder model) {
      model.entity(Blog.class).checked().index("url").unique();
    }
  }

  private final EntityContextFactory<CheckedContext> factory;
  private CheckedContext db;

  TransactionTest(TestInfo test) {
    factory = open("transactions-" + test.getTestMethod().orElseThrow().getName());
  }

  private static EntityContextFactory<CheckedContext> open(String database) {
    return EntityContextFactory.of(CheckedContext::new)
        .database(database)
        .backend("memory")
        .serializer("json")
        .open();
  }

  @BeforeEach
  void store() {
    try (var first = factory.create()) {
      first.blogs.add(new Blog(1, "one"));
      first.blogs.add(new Blog(2, "two"));
      first.posts.add(new Post("p", "title", null));
      first.saveChanges();
    }
    db = factory.create();
  }

  @AfterEach
  void close() {
    db.close();
    factory.close();
  }

  private List<String> stored() {
    try (var reading = factory.create()) {
      var rows = new ArrayList<String>();
      reading.blogs.toList().forEach(blog -> rows.add(blog.id() + " " + blog.url()));
      reading.posts.toList().forEach(post -> rows.add(post.id() + " " + post.title()));
      rows.sort(null);
      return rows;
    }
  }

  @Test
  void severalSavesAreWrittenTogetherAtCommit() {
    List<String> before = stored();
    List<Integer> publications = new ArrayList<>();
    var feed = factory.changes(Blog.class).subscribe(change -> publications.add(1));
    try (var transaction = db.begin()) {
      db.blogs.add(new Blog(3, "three"));
      assertThat(db.saveChanges()).isEqualTo(new SaveResult(1, null));
      Blog one = db.blogs.find(1).orElseThrow();
      one.setRating(1);
      db.saveChanges();
      one.setRating(2);
      db.posts.remove(db.posts.find("p").orElseThrow());
      assertThat(db.saveChanges().entitiesWritten()).isEqualTo(2);
      assertThat(stored()).isEqualTo(before);
      SaveResult result = transaction.commit();
      assertThat(result.entitiesWritten()).isEqualTo(3);
      factory.await(Objects.requireNonNull(result.token()), Duration.ZERO);
      assertThat(transaction.state()).isEqualTo(Transaction.State.COMMITTED);
    }
    assertThat(stored()).containsExactly("1 one", "2 two", "3 three");
    assertThat(db.hasChanges()).isFalse();
    db.blogs.find(1).orElseThrow().setRating(3);
    assertThat(db.saveChanges().token()).isNotNull();
    feed.close();
  }

  @Test
  void contextsShareATransaction() {
    try (var transaction = db.begin()) {
      db.blogs.add(new Blog(3, "three"));
      db.saveChanges();
      try (var other = factory.create(transaction)) {
        assertThat(other.blogs.find(3)).isPresent();
        other.posts.add(new Post("q", "other's", null));
        other.saveChanges();
      }
      assertThat(db.posts.find("q")).isPresent();
      assertThat(stored()).containsExactly("1 one", "2 two", "p title");
      transaction.commit();
    }
    assertThat(stored()).containsExactly("1 one", "2 two", "3 three", "p title", "q other's");
  }

  @Test
  void queriesSeeWhatTheTransactionHasCollected() {
    try (var transaction = db.begin();
        var inside = factory.create(transaction)) {
      db.blogs.add(new Blog(0, "zero"));
      db.blogs.add(new Blog(3, "three"));
      db.blogs.find(2).orElseThrow().setRating(9);
      db.saveChanges();
      var id = ComparableProperty.comparable(Blog.class, "id", Integer.class);
      var rating = ComparableProperty.comparable(Blog.class, "rating", Integer.class);
      assertThat(inside.blogs.count()).isEqualTo(4);
      assertThat(inside.blogs.orderBy(id.asc()).toList())
          .extracting(Blog::id)
          .containsExactly(0, 1, 2, 3);
      assertThat(inside.blogs.orderBy(id.desc()).take(2).toList())
          .extracting(Blog::id)
          .containsExactly(3, 2);
      assertThat(inside.blogs.where(id.gt(1)).toList())
          .extracting(Blog::id)
          .containsExactlyInAnyOrder(2, 3);
      assertThat(inside.blogs.where(rating.eq(9)).count()).isEqualTo(1);
      assertThat(inside.blogs.asNoTracking().where(id.in(List.of(3, 0))).toList()).hasSize(2);
      db.blogs.remove(db.blogs.find(1).orElseThrow());
      db.saveChanges();
      inside.clear();
      assertThat(inside.blogs.count()).isEqualTo(3);
      assertThat(inside.blogs.find(1)).isEmpty();
      try (var outside = factory.create()) {
        assertThat(outside.blogs.count()).isEqualTo(2);
        assertThat(outside.blogs.find(1)).isPresent();
      }
    }
  }

  @Test
  void relationsAreLoadedOverTheTransaction() {
    try (var transaction = db.begin();
        var inside = factory.create(transaction)) {
      Blog one = db.blogs.find(1).orElseThrow();
      db.posts.add(new Post("q", "new", one));
      db.saveChanges();
      var posts = CollectionProperty.of(Blog.class, "posts", Post.class);
      Blog read =
          inside.blogs.include(posts).toList().stream()
              .filter(blog -> blog.id() == 1)
              .findFirst()
              .orElseThrow();
      assertThat(read.posts()).extracting(Post::id).containsExactly("q");
    }
  }

  @Test
  void whatIsNotCommittedIsToBeSavedAgain() {
    Blog one = db.blogs.find(1).orElseThrow();
    Post post = db.posts.find("p").orElseThrow();
    var three = new Blog(3, "three");
    var passing = new Blog(4, "four");
    try (var transaction = db.begin()) {
      db.blogs.add(three);
      db.blogs.add(passing);
      one.setRating(1);
      post.setTitle("changed");
      db.saveChanges();
      one.setRating(2);
      db.blogs.remove(db.blogs.find(2).orElseThrow());
      db.blogs.remove(passing);
      post.setTitle("changed again");
      db.saveChanges();
      assertThat(db.hasChanges()).isFalse();
      assertThat(transaction.state()).isEqualTo(Transaction.State.ACTIVE);
    }
    assertThat(stored()).containsExactly("1 one", "2 two", "p title");
    assertThat(db.entry(three).state()).isEqualTo(EntityState.ADDED);
    assertThat(db.entry(passing).state()).isEqualTo(EntityState.DETACHED);
    assertThat(db.entry(one).state()).isEqualTo(EntityState.MODIFIED);
    assertThat(db.entry(one).property("rating").original()).isEqualTo(0);
    assertThat(db.tracking().entries(EntityState.DELETED)).hasSize(1);
    assertThat(db.saveChanges().entitiesWritten()).isEqualTo(4);
    assertThat(stored()).containsExactly("1 one", "3 three", "p changed again");
  }

  @Test
  void whatOthersSavedInATransactionIsForgottenWithIt() {
    try (var other = factory.create()) {
      try (var transaction = db.begin()) {
        other.joinTransaction(transaction);
        db.blogs.add(new Blog(3, "three"));
        db.blogs.find(1).orElseThrow().setRating(5);
        db.saveChanges();
        assertThat(other.blogs.toList()).hasSize(3);
        assertThat(other.transaction()).containsSame(transaction);
      }
      assertThat(other.transaction()).isEmpty();
      assertThat(other.entries())
          .extracting(entry -> ((Blog) entry.entity()).id())
          .containsExactly(2);
      assertThat(other.blogs.find(3)).isEmpty();
      assertThat(other.blogs.find(1).orElseThrow().rating()).isZero();
    }
  }

  @Test
  void conflictsAreFoundAtCommitAndCanBeSettled() {
    Post mine = db.posts.find("p").orElseThrow();
    var transaction = db.begin();
    mine.setTitle("mine");
    db.saveChanges();
    db.blogs.add(new Blog(3, "three"));
    db.saveChanges();
    try (var other = factory.create()) {
      other.posts.find("p").orElseThrow().setTitle("theirs");
      other.saveChanges();
    }
    assertThatExceptionOfType(ConcurrencyConflictException.class)
        .isThrownBy(transaction::commit)
        .satisfies(
            conflict -> {
              assertThat(conflict.entries(Post.class)).hasSize(1);
              conflict.clientWins();
            });
    assertThat(transaction.state()).isEqualTo(Transaction.State.ROLLED_BACK);
    assertThat(stored()).containsExactly("1 one", "2 two", "p theirs");
    try (var again = db.begin()) {
      assertThat(db.saveChanges().entitiesWritten()).isEqualTo(2);
      again.commit();
    }
    assertThat(stored()).containsExactly("1 one", "2 two", "3 three", "p mine");
  }

  @Test
  void whatTheViewTellsIsFoundBySaves() {
    try (var transaction = db.begin()) {
      db.blogs.add(new Blog(3, "one"));
      assertThatExceptionOfType(UniqueConstraintException.class).isThrownBy(db::saveChanges);
      db.clear();
      db.blogs.add(new Blog(3, "three"));
      db.saveChanges();
      db.clear();
      db.blogs.add(new Blog(4, "three"));
      assertThatExceptionOfType(UniqueConstraintException.class)
          .as("of the same transaction")
          .isThrownBy(db::saveChanges);
      db.clear();
      transaction.commit();
    }
    assertThat(stored()).containsExactly("1 one", "2 two", "3 three", "p title");
  }

  @Test
  void deletingAndAddingAKeyIsAnUpdate() {
    try (var transaction = db.begin()) {
      db.blogs.remove(db.blogs.find(1).orElseThrow());
      db.saveChanges();
      db.blogs.add(new Blog(1, "uno"));
      db.saveChanges();
      assertThat(transaction.commit().entitiesWritten()).isEqualTo(1);
    }
    assertThat(stored()).containsExactly("1 uno", "2 two", "p title");
  }

  @Test
  void nothingCollectedIsNothingWritten() {
    try (var transaction = db.begin()) {
      db.blogs.add(new Blog(3, "three"));
      db.saveChanges();
      db.blogs.remove(db.blogs.find(3).orElseThrow());
      db.saveChanges();
      assertThat(transaction.commit()).isEqualTo(new SaveResult(0, null));
    }
    assertThat(stored()).hasSize(3);
  }

  @Test
  void committingWithoutBlocking() {
    try (var transaction = db.begin()) {
      db.blogs.add(new Blog(3, "three"));
      db.saveChangesAsync().join();
      assertThat(stored()).hasSize(3);
      assertThat(transaction.commitAsync().join().entitiesWritten()).isEqualTo(1);
    }
    assertThat(stored()).hasSize(4);
    db.blogs.find(3).orElseThrow().setRating(1);
    assertThat(db.saveChangesAsync().join().entitiesWritten()).isEqualTo(1);
  }

  @Test
  void transactionsDoNotNest() {
    try (var transaction = db.begin();
        var other = factory.create()) {
      assertThatIllegalStateException().isThrownBy(db::begin).withMessageStartingWith("TRX-01: ");
      assertThatIllegalStateException()
          .isThrownBy(() -> db.joinTransaction(transaction))
          .withMessageStartingWith("TRX-01: ");
      try (var others = other.begin()) {
        assertThatIllegalStateException().isThrownBy(() -> db.joinTransaction(others));
      }
      transaction.commit();
      assertThatIllegalStateException()
          .isThrownBy(transaction::commit)
          .withMessageStartingWith("TRX-02: ");
      assertThatIllegalStateException().isThrownBy(() -> factory.create(transaction));
    }
    db.begin().close();
  }

  @Test
  void savepointsAreRefused() {
    try (var transaction = db.begin()) {
      assertThatExceptionOfType(UnsupportedOperationException.class)
          .isThrownBy(() -> transaction.createSavepoint("here"))
          .withMessageStartingWith("API-19: ");
    }
  }

  @Test
  void aTransactionOfAnotherFactoryIsRefused() {
    try (var others = open(factory.model().database());
        var other = others.create();
        var transaction = other.begin()) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> db.joinTransaction(transaction))
          .withMessageStartingWith("TRX-04: ");
    }
  }

  @Test
  void whatTakesTooLongIsRolledBack() {
    try (var transaction = db.begin(Duration.ofNanos(1))) {
      db.blogs.add(new Blog(3, "three"));
      assertThatExceptionOfType(SaveFailedException.class)
          .isThrownBy(db::saveChanges)
          .withMessageStartingWith("TRX-03: ");
      assertThatExceptionOfType(SaveFailedException.class).isThrownBy(transaction::commit);
      assertThat(transaction.state()).isEqualTo(Transaction.State.ROLLED_BACK);
    }
    assertThat(db.saveChanges().entitiesWritten()).isEqualTo(1);
  }

  @Test
  void closingTheContextThatBeganItRollsBack() {
    var transaction = db.begin();
    db.blogs.add(new Blog(3, "three"));
    db.saveChanges();
    db.close();
    assertThat(transaction.state()).isEqualTo(Transaction.State.ROLLED_BACK);
    assertThat(stored()).hasSize(3);
  }

  @Test
  void aTransactionOfUnknownOutcomeIsSavedAgainWithoutConflict() {
    var backend = new TestBackend();
    try (var lossy =
            EntityContextFactory.of(CheckedContext::new)
                .database("lossy")
                .providers(backend)
                .open();
        var context = lossy.create()) {
      var transaction = context.begin();
      context.blogs.add(new Blog(1, "one"));
      context.saveChanges();
      context.posts.add(new Post("p", "title", null));
      context.saveChanges();
      backend.mayConfirm =
          CompletableFuture.failedFuture(new SaveOutcomeUnknownException("no answer"));
      assertThatExceptionOfType(SaveOutcomeUnknownException.class).isThrownBy(transaction::commit);
      assertThat(transaction.state()).isEqualTo(Transaction.State.UNKNOWN);
      assertThat(context.tracking().entries(EntityState.ADDED)).hasSize(2);
      backend.mayConfirm = CompletableFuture.completedFuture(null);
      assertThat(context.saveChanges().entitiesWritten()).isEqualTo(2);
      assertThat(backend.written).hasSize(2);
    }
  }

  @Test
  void nothingIsSentBeforeTheCommit() {
    var backend = new TestBackend();
    try (var watched =
            EntityContextFactory.of(CheckedContext::new)
                .database("watched")
                .providers(backend)
                .open();
        var context = watched.create();
        var transaction = context.begin()) {
      context.blogs.add(new Blog(1, "one"));
      context.saveChanges();
      context.blogs.add(new Blog(2, "two"));
      context.saveChanges();
      assertThat(backend.written).isEmpty();
      transaction.commit();
      assertThat(backend.written).hasSize(1);
      assertThat(backend.written.get(0).records()).hasSize(2);
    }
  }

  @Test
  void aContextThatIsInUseKeepsTheTransactionOpen() {
    try (var transaction = db.begin()) {
      db.blogs.add(new Blog(3, "three"));
      db.saveChanges();
      try (var rows = db.blogs.stream()) {
        assertThat(rows.map(Blog::id)).contains(3);
      }
      var listening = db.onSaving(event -> transaction.commit());
      db.blogs.add(new Blog(4, "four"));
      assertThatIllegalStateException().isThrownBy(db::saveChanges);
      listening.close();
      assertThat(transaction.state()).isEqualTo(Transaction.State.ACTIVE);
      db.saveChanges();
      assertThat(transaction.commit().entitiesWritten()).isEqualTo(2);
    }
  }

  @Test
  void whatWasSavedOverAnothersSaveIsForgottenToo() {
    try (var other = factory.create()) {
      try (var transaction = db.begin()) {
        other.joinTransaction(transaction);
        db.blogs.add(new Blog(3, "three"));
        db.blogs.find(1).orElseThrow().setRating(5);
        db.saveChanges();
        other.blogs.find(3).orElseThrow().setRating(6);
        other.blogs.find(1).orElseThrow().setRating(7);
        assertThat(other.saveChanges().entitiesWritten()).isEqualTo(2);
      }
      assertThat(other.entries()).isEmpty();
      assertThat(other.saveChanges().entitiesWritten()).isZero();
      assertThat(db.saveChanges().entitiesWritten()).isEqualTo(2);
      assertThat(other.blogs.find(1).orElseThrow().rating()).isEqualTo(5);
    }
  }

  @Test
  void linksOfManyToManyRelationsAreTakenBack() {
    try (var shop =
            EntityContextFactory.of(ShopContext::new)
                .database(factory.model().database() + "-shop")
                .backend("memory")
                .serializer("json")
                .open();
        var context = shop.create()) {
      var customer = new Customer(1, "Ada", 0);
      var first = new Club(1, "first");
      var second = new Club(2, "second");
      customer.clubs.add(first);
      context.customers.add(customer);
      context.clubs.add(second);
      context.saveChanges();
      try (var transaction = context.begin()) {
        customer.clubs.remove(first);
        customer.clubs.add(second);
        assertThat(context.saveChanges().entitiesWritten()).isEqualTo(2);
        transaction.rollback();
      }
      assertThat(context.saveChanges().entitiesWritten()).isEqualTo(2);
      context.clear();
      var clubs = CollectionProperty.of(Customer.class, "clubs", Club.class);
      assertThat(context.customers.include(clubs).single().clubs)
          .extracting(club -> club.name)
          .containsExactly("second");
    }
  }

  @Test
  void whatIsReadWhileMoreIsSavedStaysAsItWas() {
    try (var transaction = db.begin();
        var other = factory.create(transaction);
        var rows = other.blogs.asNoTracking().stream()) {
      db.blogs.find(1).orElseThrow().setRating(5);
      db.blogs.remove(db.blogs.find(2).orElseThrow());
      db.saveChanges();
      assertThat(rows.map(Blog::rating)).containsExactly(0, 0);
    }
  }

  @Test
  void clearingForgetsWhatWouldBeTakenBack() {
    try (var transaction = db.begin()) {
      db.blogs.add(new Blog(3, "three"));
      db.posts.remove(db.posts.find("p").orElseThrow());
      db.saveChanges();
      db.clear();
      transaction.rollback();
    }
    assertThat(db.entries()).isEmpty();
    assertThat(db.saveChanges().entitiesWritten()).isZero();
  }
}
