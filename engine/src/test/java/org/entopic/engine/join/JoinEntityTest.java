package org.entopic.engine.join;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import java.util.ArrayList;
import java.util.List;
import org.entopic.EntityContext;
import org.entopic.EntityContextFactory;
import org.entopic.EntitySet;
import org.entopic.ModelException;
import org.entopic.model.EntityState;
import org.entopic.model.ModelBuilder;
import org.entopic.query.CollectionProperty;
import org.entopic.query.ReferenceProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Many-to-many relations through an entity with data of its own, also of a type with itself. */
class JoinEntityTest {
  record MembershipKey(int personId, int teamId) {}

  record FollowKey(int followerId, int followedId) {}

  @Entity
  static class Person {
    @Id int id;
    List<Team> teams = new ArrayList<>();

    @OneToMany(mappedBy = "person")
    List<Membership> memberships = new ArrayList<>();

    List<Person> followed = new ArrayList<>();
    List<Person> followers = new ArrayList<>();

    Person() {}

    Person(int id) {
      this.id = id;
    }
  }

  @Entity
  static class Team {
    @Id int id;
    List<Person> people = new ArrayList<>();

    Team() {}

    Team(int id) {
      this.id = id;
    }
  }

  @Entity
  @IdClass(MembershipKey.class)
  static class Membership {
    @Id int personId;
    @Id int teamId;
    String role;
    @ManyToOne Person person;
    @ManyToOne Team team;
  }

  @Entity
  @IdClass(FollowKey.class)
  static class Follow {
    @Id int followerId;
    @Id int followedId;
    long since;
    @ManyToOne Person follower;
    @ManyToOne Person followed;
  }

  static class People extends EntityContext {
    final EntitySet<Person> people = set(Person.class);
    final EntitySet<Team> teams = set(Team.class);
    final EntitySet<Membership> memberships = set(Membership.class);
    final EntitySet<Follow> follows = set(Follow.class);

    @Override
    protected void configureModel(ModelBuilder model) {
      model
          .entity(Person.class)
          .hasMany(CollectionProperty.of(Person.class, "teams", Team.class))
          .withMany(CollectionProperty.of(Team.class, "people", Person.class))
          .usingEntity(
              ReferenceProperty.of(Membership.class, "person", Person.class),
              ReferenceProperty.of(Membership.class, "team", Team.class));
      model.entity(Membership.class).property("role").defaultValue("member");
      model
          .entity(Person.class)
          .hasMany(CollectionProperty.of(Person.class, "followed", Person.class))
          .withMany(CollectionProperty.of(Person.class, "followers", Person.class))
          .usingEntity(
              ReferenceProperty.of(Follow.class, "follower", Person.class),
              ReferenceProperty.of(Follow.class, "followed", Person.class));
    }
  }

  private final EntityContextFactory<People> factory =
      EntityContextFactory.of(People::new)
          .database("people-" + System.nanoTime())
          .backend("memory")
          .serializer("json")
          .open();
  private People db;

  @BeforeEach
  void store() {
    try (var first = factory.create()) {
      var ann = new Person(1);
      var bob = new Person(2);
      var red = new Team(1);
      red.people.add(ann);
      bob.teams.add(red);
      bob.teams.add(new Team(2));
      ann.followed.add(bob);
      first.people.addAll(List.of(ann, bob));
      assertThat(first.saveChanges().entitiesWritten()).isEqualTo(4 + 3 + 1);
    }
    db = factory.create();
  }

  @AfterEach
  void close() {
    db.close();
    factory.close();
  }

  private static CollectionProperty<Person, Team> teams() {
    return CollectionProperty.of(Person.class, "teams", Team.class);
  }

  private Person person(int id) {
    return db.people.find(id).orElseThrow();
  }

  @Test
  void whatCameToACollectionIsAnEntityWithDefaults() {
    assertThat(db.memberships.count()).isEqualTo(3);
    Membership membership = db.memberships.find(2, 1).orElseThrow();
    assertThat(membership.role).isEqualTo("member");
    assertThat(db.model().entityType("PersonTeam")).isEmpty();
  }

  @Test
  void collectionsAreLoadedThroughTheEntity() {
    Person bob = person(2);
    db.entry(bob).collection(teams()).load();

    assertThat(bob.teams).extracting(team -> team.id).containsExactlyInAnyOrder(1, 2);
    assertThat(bob.memberships).hasSize(2);
    assertThat(bob.memberships.get(0).team.people).contains(bob);
    assertThat(db.hasChanges()).isFalse();
    assertThat(
            db.people.asNoTracking().include(teams()).toList().stream()
                .mapToInt(each -> each.teams.size())
                .sum())
        .isEqualTo(3);
  }

  @Test
  void whatLeavesACollectionDeletesTheEntity() {
    Person bob = person(2);
    db.entry(bob).collection(teams()).load();
    bob.teams.removeIf(team -> team.id == 2);

    assertThat(db.saveChanges().entitiesWritten()).isEqualTo(1);

    assertThat(bob.memberships).hasSize(1);
    assertThat(db.memberships.find(2, 2)).isEmpty();
  }

  @Test
  void anEntityThatIsAddedShowsInTheCollections() {
    Person ann = person(1);
    Team blue = db.teams.find(2).orElseThrow();
    var membership = new Membership();
    membership.person = ann;
    membership.team = blue;
    membership.role = "captain";

    db.memberships.add(membership);

    assertThat(ann.teams).contains(blue);
    assertThat(blue.people).contains(ann);
    db.saveChanges();
    try (var other = factory.create()) {
      assertThat(other.memberships.find(1, 2).orElseThrow().role).isEqualTo("captain");
      other.memberships.find(1, 2).orElseThrow().role = "coach";
      assertThat(other.saveChanges().entitiesWritten()).isEqualTo(1);
    }
  }

  @Test
  void anEntityThatIsRemovedLeavesTheCollectionsWithTheSave() {
    Person bob = person(2);
    db.entry(bob).collection(teams()).load();
    db.memberships.remove(db.memberships.find(2, 1).orElseThrow());
    db.saveChanges();

    assertThat(bob.teams).extracting(team -> team.id).containsExactly(2);
    assertThat(db.hasChanges()).isFalse();
  }

  @Test
  void aTypeIsRelatedToItselfInBothDirections() {
    Person bob = person(2);
    db.entry(bob).collection(CollectionProperty.of(Person.class, "followers", Person.class)).load();
    assertThat(bob.followers).containsExactly(person(1));
    assertThat(person(1).followed).containsExactly(bob);

    bob.followed.add(person(1));
    db.saveChanges();

    assertThat(db.follows.count()).isEqualTo(2);
    assertThat(db.follows.find(2, 1).orElseThrow().followed).isSameAs(person(1));
  }

  @Test
  void comingAndGoingBeforeTheSaveLeavesNothing() {
    Person ann = person(1);
    Team blue = db.teams.find(2).orElseThrow();
    ann.teams.add(blue);
    db.detectChanges();
    assertThat(ann.memberships).hasSize(1);
    assertThat(db.entry(ann.memberships.get(0)).state()).isEqualTo(EntityState.ADDED);

    ann.teams.remove(blue);

    assertThat(db.hasChanges()).isFalse();
    assertThat(ann.memberships).isEmpty();
    assertThat(blue.people).isEmpty();
  }

  @Test
  void principalsTakeTheEntitiesWithThem() {
    db.tracking().cascadeTiming(org.entopic.model.CascadeTiming.ON_SAVE);
    db.entry(person(2)).collection(teams()).load();
    db.memberships.removeAll(db.memberships.toList());
    db.follows.removeAll(db.follows.toList());
    db.people.remove(person(2));
    db.saveChanges();
    assertThat(db.memberships.any()).isFalse();
    assertThat(db.people.count()).isEqualTo(1);
  }

  @Test
  void referencesAndKeyMustFit() {
    class Swapped extends People {
      @Override
      protected void configureModel(ModelBuilder model) {
        model
            .entity(Person.class)
            .hasMany(CollectionProperty.of(Person.class, "teams", Team.class))
            .withMany(CollectionProperty.of(Team.class, "people", Person.class))
            .usingEntity(
                ReferenceProperty.of(Membership.class, "team", Team.class),
                ReferenceProperty.of(Membership.class, "person", Person.class));
        model
            .entity(Person.class)
            .hasMany(CollectionProperty.of(Person.class, "followed", Person.class))
            .withMany(CollectionProperty.of(Person.class, "followers", Person.class))
            .usingEntity(
                ReferenceProperty.of(Follow.class, "follower", Person.class),
                ReferenceProperty.of(Follow.class, "followed", Person.class));
        model.entity(Follow.class).key("since");
      }
    }
    assertThatThrownBy(
            () ->
                EntityContextFactory.of(Swapped::new)
                    .database("swapped")
                    .backend("memory")
                    .serializer("json")
                    .open())
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("MOD-117")
        .hasMessageContaining("MOD-118");
  }
}
