package org.entopic.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.Table;
import org.entopic.EntityContext;
import org.entopic.EntityContextFactory;
import org.entopic.EntitySet;
import org.entopic.ModelException;
import org.entopic.QueryException;
import org.entopic.UniqueConstraintException;
import org.entopic.model.ConfigurationSource;
import org.entopic.model.EntityTypeModel;
import org.entopic.model.IndexModel;
import org.entopic.model.ModelBuilder;
import org.entopic.query.Property;
import org.entopic.query.ReferenceProperty;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

/** Order and conditions of indexes, and what unique ones compare. */
class IndexRulesTest {
  private static final Property<User, Boolean> DELETED =
      Property.of(User.class, "deleted", Boolean.class);

  @Entity
  @Table(indexes = @Index(columnList = "rank DESC, name", name = "by_rank"))
  static class User {
    @Id int id;
    @Nullable String name;
    @Nullable String mail;
    int rank;
    boolean deleted;
    @Nullable Integer bossId;
    @Nullable User boss;

    User() {}

    User(int id, @Nullable String name) {
      this.id = id;
      this.name = name;
    }
  }

  static class Users extends EntityContext {
    final EntitySet<User> users = set(User.class);

    @Override
    protected void configureModel(ModelBuilder model) {
      var user = model.entity(User.class);
      user.index("name").unique().filter(DELETED.eq(false)).name("living");
      user.index("name").descending();
      user.index("mail").unique();
    }
  }

  static final class NotIndexed extends Users {
    @Override
    protected void configureModel(ModelBuilder model) {
      model.entity(User.class).index("name", "mail").descending("rank");
    }
  }

  static final class Leading extends Users {
    @Override
    protected void configureModel(ModelBuilder model) {
      model
          .entity(User.class)
          .index("name")
          .unique()
          .name("leading")
          .filter(ReferenceProperty.of(User.class, "boss", User.class).then(DELETED).eq(false));
    }
  }

  private final String database;
  private final EntityContextFactory<Users> factory;

  IndexRulesTest(TestInfo test) {
    database = "indexes-" + test.getTestMethod().orElseThrow().getName();
    factory = open();
  }

  private EntityContextFactory<Users> open() {
    return EntityContextFactory.of(Users::new)
        .database(database)
        .backend("memory")
        .serializer("json")
        .open();
  }

  @AfterEach
  void close() {
    factory.close();
  }

  private void save(User user) {
    try (var db = factory.create()) {
      db.users.add(user);
      db.saveChanges();
    }
  }

  private IndexModel index(String name) {
    EntityTypeModel type = factory.model().entityType(User.class).orElseThrow();
    return type.indexes().stream().filter(i -> i.name().equals(name)).findFirst().orElseThrow();
  }

  @Test
  void theModelTellsOrderAndCondition() {
    IndexModel byRank = index("by_rank");
    assertThat(byRank.properties())
        .extracting(p -> p.name() + " " + byRank.isDescending(p))
        .containsExactly("rank true", "name false");
    assertThat(byRank.sources()).containsEntry("descending", ConfigurationSource.ANNOTATION);
    IndexModel living = index("living");
    assertThat(living.isUnique()).isTrue();
    assertThat(living.filter()).hasToString("Optional[" + DELETED.eq(false) + "]");
    IndexModel byName = index("ix_name");
    assertThat(byName.isUnique()).isFalse();
    assertThat(byName.filter()).isEmpty();
    assertThat(byName.isDescending(byName.properties().get(0))).isTrue();
    assertThat(factory.model().describe())
        .contains("unique index living [name] where ")
        .contains("index by_rank [rank descending, name]");
  }

  @Test
  void onlyRowsThatFulfilTheConditionAreCompared() {
    var gone = new User(1, "ann");
    gone.deleted = true;
    save(gone);
    save(new User(2, "ann"));

    assertThatThrownBy(() -> save(new User(3, "ann")))
        .isInstanceOf(UniqueConstraintException.class)
        .hasMessageContaining("'living' of 'User'");

    var alsoGone = new User(4, "ann");
    alsoGone.deleted = true;
    save(alsoGone);
  }

  @Test
  void aRowThatComesToFulfilTheConditionIsComparedThen() {
    var gone = new User(1, "ann");
    gone.deleted = true;
    save(gone);
    save(new User(2, "ann"));
    try (var db = factory.create()) {
      db.users.find(1).orElseThrow().deleted = false;
      assertThatThrownBy(db::saveChanges).isInstanceOf(UniqueConstraintException.class);

      db.users.find(2).orElseThrow().deleted = true;
      assertThat(db.saveChanges().entitiesWritten()).as("both in one save").isEqualTo(2);
    }
  }

  @Test
  void theConditionHoldsBetweenFactoriesToo() {
    try (var others = open();
        var mine = factory.create();
        var theirs = others.create()) {
      mine.users.add(new User(1, "ann"));
      theirs.users.add(new User(2, "ann"));
      mine.saveChanges();
      assertThatThrownBy(theirs::saveChanges).isInstanceOf(UniqueConstraintException.class);
      theirs.clear();
      var gone = new User(2, "ann");
      gone.deleted = true;
      theirs.users.add(gone);
      assertThat(theirs.saveChanges().entitiesWritten()).isEqualTo(1);
    }
  }

  @Test
  void nullIsNoValue() {
    save(new User(1, null));
    save(new User(2, null));
    try (var db = factory.create()) {
      assertThat(db.users.count()).isEqualTo(2);
    }
  }

  @Test
  void queriesFindRowsWhateverTheCondition() {
    var gone = new User(1, "ann");
    gone.deleted = true;
    save(gone);
    try (var db = factory.create()) {
      Property<User, String> name = Property.of(User.class, "name", String.class);
      assertThat(db.users.where(name.eq("ann")).count()).isEqualTo(1);
    }
  }

  @Test
  void whatAnIndexIsNotOverHasNoOrderInIt() {
    assertThatThrownBy(() -> EntityContextFactory.of(NotIndexed::new).database("d").buildModel())
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("MOD-123")
        .hasMessageContaining("'ix_name_mail'")
        .hasMessageContaining("'rank'");
  }

  @Test
  void aConditionIsAboutOneRow() {
    assertThatThrownBy(
            () ->
                EntityContextFactory.of(Leading::new)
                    .database(database + "-leading")
                    .backend("memory")
                    .serializer("json")
                    .open())
        .isInstanceOf(QueryException.class)
        .hasMessageContaining("QRY-60")
        .hasMessageContaining("'leading'")
        .hasMessageContaining("'User'");
  }
}
