package org.entopic.engine.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Convert;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.Table;
import java.util.ArrayList;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import org.entopic.ModelException;
import org.entopic.annotation.Partitions;
import org.entopic.annotation.Topic;
import org.entopic.model.DeleteBehavior;
import org.entopic.model.ValueGeneration;
import org.entopic.query.CollectionProperty;
import org.entopic.query.ReferenceProperty;
import org.junit.jupiter.api.Test;

class BadInputTest {
  static class NoKey {
    private String name;
  }

  static class TwoKeys {
    @Id private int a;
    @Id private int b;
  }

  static class Unmapped {
    private int id;
    private Thread thread;
    private Map<String, String> map;
    private LinkedList<String> linked;
  }

  static class Final {
    private final int id = 1;
    private final String name;

    Final() {
      name = "x".repeat(id);
    }
  }

  static class NoConstructor {
    private int id;

    NoConstructor(int other) {
      this.id = other;
    }
  }

  class InnerClass {
    private int id;
  }

  abstract static class Abstract {
    private int id;
  }

  @Topic("bad topic!")
  static class BadTopic {
    private int id;
  }

  @Topic("test.__secret")
  static class Reserved {
    private int id;
  }

  @Table(name = "same")
  static class SameA {
    private int id;
  }

  @Table(name = "same")
  static class SameB {
    private int id;
  }

  @Partitions(0)
  static class NoPartitions {
    private int id;
  }

  static class Sequence {
    @Id @GeneratedValue private byte id;
  }

  static class Game {
    private int id;
    private Team home;
    private Team away;
  }

  static class Team {
    private int id;
    private List<Game> games;
  }

  @Test
  void allProblemsAreReportedAtOnce() {
    Class<?>[] types = {
      NoKey.class,
      TwoKeys.class,
      Unmapped.class,
      Final.class,
      NoConstructor.class,
      InnerClass.class,
      Abstract.class,
      BadTopic.class,
      Reserved.class,
      SameA.class,
      SameB.class,
      NoPartitions.class,
      Sequence.class,
      Game.class
    };
    assertThat(Models.problems(m -> m.entity(Team.class).topic("x".repeat(250)), types))
        .hasSize(17)
        .anyMatch(p -> p.startsWith("MOD-16") && p.contains("NoKey"))
        .anyMatch(p -> p.startsWith("MOD-17") && p.contains("TwoKeys"))
        .anyMatch(p -> p.startsWith("MOD-12") && p.contains("thread has the type java.lang.Thread"))
        .anyMatch(p -> p.startsWith("MOD-12") && p.contains("Unmapped.map"))
        .anyMatch(p -> p.startsWith("MOD-12") && p.contains("Unmapped.linked"))
        .anyMatch(p -> p.startsWith("MOD-13") && p.contains("Final.id"))
        .anyMatch(p -> p.startsWith("MOD-13") && p.contains("Final.name"))
        .anyMatch(p -> p.startsWith("MOD-03") && p.contains("NoConstructor"))
        .anyMatch(p -> p.startsWith("MOD-04") && p.contains("an inner class"))
        .anyMatch(p -> p.startsWith("MOD-04") && p.contains("abstract"))
        .anyMatch(p -> p.startsWith("MOD-38") && p.contains("'bad topic!'"))
        .anyMatch(p -> p.startsWith("MOD-38") && p.contains("reserved"))
        .anyMatch(p -> p.startsWith("MOD-38") && p.contains("250 characters"))
        .anyMatch(p -> p.startsWith("MOD-39") && p.contains("SameA") && p.contains("SameB"))
        .anyMatch(p -> p.startsWith("MOD-41") && p.contains("0 partitions"))
        .anyMatch(p -> p.startsWith("MOD-22") && p.contains("Sequence.id"))
        .anyMatch(p -> p.startsWith("MOD-29") && p.contains("Game.home"));
  }

  @Test
  void theMessageCountsAndListsTheProblems() {
    assertThatThrownBy(() -> Models.of(NoKey.class, TwoKeys.class))
        .isInstanceOf(ModelException.class)
        .hasMessageStartingWith("MOD-01: The model of database 'test' has 2 problems:")
        .hasMessageContaining("  - MOD-16")
        .hasMessageContaining("  - MOD-17");
  }

  @Test
  void aModelNeedsAnEntity() {
    assertThat(Models.problems()).singleElement().asString().contains("MOD-44");
  }

  @Test
  void aDatabaseNameMustBeginTopicNames() {
    assertThatThrownBy(() -> ModelFactory.build("a b", List.of(Team.class), any -> {}))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("MOD-40");
  }

  @Test
  void dotsAndUnderscoresCollideInTopicNames() {
    assertThat(
            Models.problems(
                m -> {
                  m.entity(SameA.class).topic("a.b");
                  m.entity(SameB.class).topic("a_b");
                }))
        .singleElement()
        .asString()
        .contains("MOD-39");
  }

  @Entity(name = "Same")
  static class NamedA {
    @Id private int id;
  }

  @Entity(name = "Same")
  @Topic("other")
  static class NamedB {
    @Id private int id;
  }

  @Test
  void entityNamesAreUnique() {
    assertThat(Models.problems(NamedA.class, NamedB.class))
        .singleElement()
        .asString()
        .contains("MOD-11", "NamedA", "NamedB");
  }

  @Embeddable
  static class Chain {
    private Link link;
  }

  @Embeddable
  static class Link {
    private List<Chain> chains = new ArrayList<>();
  }

  static class Chained {
    private int id;
    private Chain chain;
  }

  @Test
  void anEmbeddableThatContainsItselfIsAProblem() {
    assertThat(Models.problems(Chained.class))
        .isNotEmpty()
        .allMatch(p -> p.startsWith("MOD-26") || p.startsWith("MOD-46"));
  }

  static class Invoice {
    private int id;
    private long customerId;

    @ManyToOne
    @JoinColumn(name = "customerId")
    private Customer customer;

    @ManyToOne
    @JoinColumn(name = "nick", referencedColumnName = "nik")
    private Customer byNick;
  }

  static class Customer {
    private int id;
    private String nick;
  }

  @Test
  void foreignKeysReferToKeysInTheirType() {
    assertThat(Models.problems(Invoice.class))
        .hasSize(2)
        .anyMatch(p -> p.startsWith("MOD-35") && p.contains("customerId"))
        .anyMatch(p -> p.startsWith("MOD-36") && p.contains("'nik'"));
  }

  static class Shop {
    private int id;
    private List<Item> items;
  }

  static class Item {
    private int id;
    private int shopId;
    private Shop shop;
  }

  private static final ReferenceProperty<Item, Shop> SHOP =
      ReferenceProperty.of(Item.class, "shop", Shop.class);
  private static final CollectionProperty<Shop, Item> ITEMS =
      CollectionProperty.of(Shop.class, "items", Item.class);

  @Test
  void contradictionsOfTheBuilderAreReported() {
    assertThat(
            Models.problems(
                m -> {
                  m.entity(Item.class).hasOne(SHOP).withMany(ITEMS).optional();
                  m.entity(Item.class).hasOne(SHOP);
                  m.entity(Item.class).property("nothing").required();
                  m.entity(Item.class).property("id").valueGeneration(ValueGeneration.UUID_V7);
                  m.entity(Item.class).index("nothing2");
                  m.entity(Shop.class)
                      .hasOne(ReferenceProperty.of(Shop.class, "id", Item.class))
                      .withMany();
                }))
        .anyMatch(p -> p.startsWith("MOD-37") && p.contains("'shopId' is a primitive"))
        .anyMatch(p -> p.startsWith("MOD-31"))
        .anyMatch(p -> p.startsWith("MOD-14") && p.contains("'nothing'"))
        .anyMatch(p -> p.startsWith("MOD-14") && p.contains("'nothing2'"))
        .anyMatch(p -> p.startsWith("MOD-22"))
        .anyMatch(p -> p.startsWith("MOD-32") && p.contains("Shop.id"));
  }

  @Test
  void aRequiredForeignKeyCannotBeSetToNull() {
    assertThat(
            Models.problems(
                m ->
                    m.entity(Item.class)
                        .hasOne(SHOP)
                        .withMany(ITEMS)
                        .onDelete(DeleteBehavior.SET_NULL)))
        .singleElement()
        .asString()
        .contains("MOD-37", "SET_NULL");
  }

  static class Broken implements AttributeConverter<String, Thread> {
    @Override
    public Thread convertToDatabaseColumn(String text) {
      return new Thread(text);
    }

    @Override
    public String convertToEntityAttribute(Thread thread) {
      return thread.getName();
    }
  }

  static class NeedsArgument implements AttributeConverter<String, String> {
    private final String suffix;

    NeedsArgument(String suffix) {
      this.suffix = suffix;
    }

    @Override
    public String convertToDatabaseColumn(String text) {
      return text + suffix;
    }

    @Override
    public String convertToEntityAttribute(String text) {
      return text;
    }
  }

  static class Converting {
    private int id;

    @Convert(converter = Broken.class)
    private String a;

    @Convert(converter = NeedsArgument.class)
    private String b;
  }

  @Test
  void convertersMustMakeScalars() {
    assertThat(Models.problems(Converting.class))
        .hasSize(2)
        .anyMatch(p -> p.startsWith("MOD-24") && p.contains("java.lang.Thread"))
        .anyMatch(p -> p.startsWith("MOD-03") && p.contains("NeedsArgument"));
  }

  static class Props {
    private int id;

    @Id
    public int getKey() {
      return id;
    }
  }

  @Test
  void anAnnotatedGetterNeedsAFieldOfItsName() {
    assertThat(Models.problems(Props.class))
        .singleElement()
        .asString()
        .contains("MOD-15", "getKey");
  }

  static class Hidden extends Plain {
    private String name;
  }

  static class Plain {
    private int id;
    private String name;
  }

  @Test
  void aFieldMustNotHideAnother() {
    assertThat(Models.problems(Hidden.class)).singleElement().asString().contains("MOD-06");
  }

  static class Owner {
    private int id;
    @OneToMany private LinkedList<Plain> plains;
  }

  @Test
  void unknownCollectionsAreNamed() {
    assertThat(Models.problems(Owner.class))
        .anyMatch(p -> p.startsWith("MOD-47") && p.contains("LinkedList"));
  }
}
