package org.entopic.engine.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.entopic.engine.model.Models.mapping;
import static org.entopic.engine.model.Models.property;
import static org.entopic.engine.model.Models.type;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.JoinTable;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MapsId;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OneToOne;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.entopic.model.DeleteBehavior;
import org.entopic.model.EntityTypeModel;
import org.entopic.model.ForeignKeyModel;
import org.entopic.model.NavigationModel;
import org.entopic.model.NavigationModel.Kind;
import org.entopic.model.PropertyModel;
import org.entopic.model.ReferencePolicy;
import org.junit.jupiter.api.Test;

class RelationshipDiscoveryTest {
  static class Blog {
    private int id;
    private List<Post> posts;
  }

  static class Post {
    private int id;
    private Blog blog;
    private int blogId;
  }

  static class Owner {
    private int id;
    private Set<Pet> pets;
  }

  static class Pet {
    private int id;
  }

  @Entity
  static class Team {
    @Id private long id;

    @OneToMany(cascade = CascadeType.REMOVE)
    private Collection<Player> players;

    @OneToMany(orphanRemoval = true)
    @JoinColumn(name = "fan_of")
    private SortedSet<Fan> fans;
  }

  @Entity
  static class Player {
    @Id private long id;
  }

  @Entity
  static class Fan {
    @Id private long id;
  }

  static class Person {
    private int id;
    private Passport passport;
  }

  static class Passport {
    private int id;
    private Person person;
    private Integer personId;
  }

  static class Husband {
    private int id;
    private Wife wife;
  }

  static class Wife {
    private int id;
    private Husband husband;
  }

  @Entity
  static class Account {
    @Id private int id;

    @OneToOne(mappedBy = "account")
    private Profile profile;
  }

  @Entity
  static class Profile {
    @Id private int id;

    @OneToOne(optional = false)
    @MapsId
    private Account account;
  }

  static class Student {
    private int id;
    private List<Course> courses;
  }

  static class Course {
    private String id;
    private List<Student> students;
  }

  @Entity
  static class Member {
    @Id private int id;

    @ManyToMany
    @JoinTable(
        name = "friendship",
        joinColumns = @JoinColumn(name = "a"),
        inverseJoinColumns = @JoinColumn(name = "b"))
    private Set<Member> friends;

    @ManyToMany private Set<Member> blocked;
  }

  static class Game {
    private int id;
    private Side home;
    private Side away;
  }

  static class Side {
    private int id;
    private List<Game> games;
  }

  static class Trip {
    private int id;
    private Place from;
    private Place to;
  }

  static class Place {
    private int id;
  }

  @Entity
  static class Line {
    @Id private int id;

    @ManyToOne
    @JoinColumn(name = "order")
    private Order order;
  }

  @Entity
  static class Order {
    @Id private int id;

    @OneToMany(mappedBy = "nothing")
    private List<Line> lines;
  }

  private static NavigationModel navigation(EngineModel model, Class<?> type, String name) {
    return type(model, type).navigation(name).orElseThrow();
  }

  private static List<String> names(ForeignKeyModel key) {
    return key.properties().stream().map(PropertyModel::name).toList();
  }

  @Test
  void aReferenceAndACollectionPairByConvention() {
    EngineModel model = Models.of(Blog.class);
    NavigationModel posts = navigation(model, Blog.class, "posts");
    ForeignKeyModel key = posts.foreignKey();
    assertThat(posts.kind()).isEqualTo(Kind.TO_DEPENDENTS);
    assertThat(posts.inverse()).contains(navigation(model, Post.class, "blog"));
    assertThat(names(key)).containsExactly("blogId");
    assertThat(key.properties().get(0).isShadow()).isFalse();
    assertThat(key.isRequired()).isTrue();
    assertThat(key.deleteBehavior()).isEqualTo(DeleteBehavior.CASCADE);
    assertThat(key.policy()).isEqualTo(ReferencePolicy.WARN);
    assertThat(model.removesOrphans(key)).isTrue();
    assertThat(type(model, Post.class).foreignKeys()).containsExactly(key);
    assertThat(type(model, Blog.class).referencingForeignKeys()).containsExactly(key);
    assertThat(key.dependentNavigation()).contains(navigation(model, Post.class, "blog"));
    assertThat(key.principalNavigation()).contains(posts);
  }

  @Test
  void everyForeignKeyHasAnIndex() {
    EntityTypeModel post = type(Models.of(Blog.class), Post.class);
    assertThat(post.indexes())
        .singleElement()
        .satisfies(
            index -> {
              assertThat(index.properties()).isEqualTo(post.foreignKeys().get(0).properties());
              assertThat(index.isUnique()).isFalse();
            });
  }

  @Test
  void aCollectionAloneGivesTheChildAShadowForeignKey() {
    EngineModel model = Models.of(Owner.class);
    PropertyModel key = property(model, Pet.class, "ownerId");
    assertThat(key.isShadow()).isTrue();
    assertThat(key.isNullable()).isTrue();
    assertThat(key.javaType()).isEqualTo(Integer.class);
    assertThat(navigation(model, Owner.class, "pets").foreignKey().deleteBehavior())
        .isEqualTo(DeleteBehavior.SET_NULL);
    assertThat(model.entityTypes()).noneMatch(EntityTypeModel::isJoinType);
  }

  @Test
  void cascadeRemoveAndOrphanRemovalDeleteDependents() {
    EngineModel model = Models.of(Team.class);
    ForeignKeyModel players = navigation(model, Team.class, "players").foreignKey();
    ForeignKeyModel fans = navigation(model, Team.class, "fans").foreignKey();
    assertThat(players.deleteBehavior()).isEqualTo(DeleteBehavior.CASCADE);
    assertThat(model.removesOrphans(players)).isFalse();
    assertThat(fans.deleteBehavior()).isEqualTo(DeleteBehavior.CASCADE);
    assertThat(model.removesOrphans(fans)).isTrue();
    assertThat(names(fans)).containsExactly("fan_of");
  }

  @Test
  void theSideWithTheForeignKeyIsTheDependentOfOneToOne() {
    EngineModel model = Models.of(Person.class);
    NavigationModel passport = navigation(model, Person.class, "passport");
    assertThat(passport.kind()).isEqualTo(Kind.TO_DEPENDENT);
    assertThat(passport.foreignKey().isUnique()).isTrue();
    assertThat(names(passport.foreignKey())).containsExactly("personId");
    assertThat(type(model, Passport.class).indexes())
        .singleElement()
        .matches(index -> index.isUnique());
  }

  @Test
  void oneToOneWithoutAForeignKeyIsAmbiguousUntilSomebodySays() {
    assertThat(Models.problems(Husband.class)).singleElement().asString().contains("MOD-30");
  }

  @Test
  void mapsIdSharesTheKey() {
    EngineModel model = Models.of(Account.class);
    ForeignKeyModel key = navigation(model, Profile.class, "account").foreignKey();
    assertThat(names(key)).containsExactly("id");
    assertThat(key.isUnique()).isTrue();
    assertThat(key.isRequired()).isTrue();
  }

  @Test
  void twoCollectionsAreManyToMany() {
    EngineModel model = Models.of(Student.class);
    NavigationModel courses = navigation(model, Student.class, "courses");
    assertThat(courses.kind()).isEqualTo(Kind.MANY_TO_MANY);
    EntityTypeModel join = courses.foreignKey().dependent();
    assertThat(join.name()).isEqualTo("CourseStudent");
    assertThat(join.properties())
        .extracting(PropertyModel::name)
        .containsExactly("courseId", "studentId");
    assertThat(model.entityType(JoinEntity.class)).isEmpty();
  }

  @Test
  void manyToManyOfATypeWithItselfHasTwoForeignKeys() {
    EngineModel model = Models.of(Member.class);
    EntityTypeModel friendship = model.entityType("friendship").orElseThrow();
    assertThat(friendship.properties()).extracting(PropertyModel::name).containsExactly("a", "b");
    EntityTypeModel blocked = model.entityType("MemberMember").orElseThrow();
    assertThat(blocked.properties())
        .extracting(PropertyModel::name)
        .containsExactly("memberId", "blockedId");
    NavigationModel friends = navigation(model, Member.class, "friends");
    assertThat(names(friends.foreignKey())).containsExactly("a");
    assertThat(names(friends.targetForeignKey().orElseThrow())).containsExactly("b");
  }

  @Test
  void severalReferencesWithoutAWayBackAreSeparateRelations() {
    EngineModel model = Models.of(Trip.class);
    assertThat(type(model, Trip.class).foreignKeys())
        .extracting(RelationshipDiscoveryTest::names)
        .containsExactly(List.of("fromId"), List.of("toId"));
  }

  @Test
  void severalReferencesAndOneWayBackAreAmbiguous() {
    assertThat(Models.problems(Game.class))
        .singleElement()
        .asString()
        .contains("MOD-29", "Game.home", "Game.away", "Side.games", "mappedBy");
  }

  @Test
  void mappedByMustNameAReferenceBack() {
    assertThat(Models.problems(Line.class))
        .singleElement()
        .asString()
        .contains("MOD-27", "'nothing'");
  }

  @Test
  void aJoinColumnNamedLikeItsNavigationGetsAPropertyOfAnotherName() {
    EngineModel model =
        Models.of(m -> m.entity(Order.class).ignore("lines"), Line.class, Order.class);
    PropertyModel key = property(model, Line.class, "orderId");
    assertThat(key.fieldName()).isEqualTo("order");
  }

  @Test
  void missingCollectionsAreMadeToFitTheirMember() {
    EngineModel model = Models.of(Team.class, Owner.class, Blog.class);
    var team = new Team();
    EntityMapping mapping = mapping(model, Team.class);
    assertThat(mapping.navigation(navigation(model, Team.class, "players")).collection(team))
        .isInstanceOf(ArrayList.class)
        .isSameAs(team.players);
    assertThat(mapping.navigation(navigation(model, Team.class, "fans")).collection(team))
        .isInstanceOf(TreeSet.class);
    var owner = new Owner();
    assertThat(
            mapping(model, Owner.class)
                .navigation(navigation(model, Owner.class, "pets"))
                .collection(owner))
        .isInstanceOf(LinkedHashSet.class);
    owner.pets.add(new Pet());
    assertThat(
            mapping(model, Owner.class)
                .navigation(navigation(model, Owner.class, "pets"))
                .collection(owner))
        .hasSize(1);
  }

  @Test
  void navigationsAreReadAndWritten() {
    EngineModel model = Models.of(Blog.class);
    NavigationAccess access =
        mapping(model, Post.class).navigation(navigation(model, Post.class, "blog"));
    var post = new Post();
    var blog = new Blog();
    access.set(post, blog);
    assertThat(access.get(post)).isSameAs(blog);
    access.set(post, null);
    assertThat(post.blog).isNull();
  }
}
