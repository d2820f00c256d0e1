package org.entopic.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Modifier;
import javax.tools.Diagnostic;
import org.junit.jupiter.api.Test;

class FieldsTest {
  private static final String SHOP =
      """
      // shop.Order
      package shop;
      import jakarta.persistence.*;
      import java.math.BigDecimal;
      import java.time.*;
      import java.util.*;
      import org.entopic.Lazy;

      @Entity
      public class Order extends Base<Long> {
        enum Kind { RETAIL, TRADE }
        public static class Converter implements AttributeConverter<Address, String> {
          @Override public String convertToDatabaseColumn(Address a) { return ""; }
          @Override public Address convertToEntityAttribute(String s) { return null; }
        }
        static int made;
        private transient int seen;
        @Transient private int total;
        private int count;
        private Long weight;
        private char letter;
        private String text;
        private BigDecimal amount;
        private UUID token;
        private LocalDate day;
        private Kind kind;
        private byte[] picture;
        private Optional<String> remark = Optional.empty();
        private Optional<Customer> agent = Optional.empty();
        @ManyToOne private Customer customer;
        private Customer recipient;
        private Address home;
        @Embedded private Range range;
        @Convert(converter = Converter.class) private Address flat;
        @ElementCollection private List<String> tags = new ArrayList<>();
        @ElementCollection private Set<Address> addresses;
        @OneToMany private List<? extends Customer> customers;
        private final Lazy<Customer> payer = Lazy.of(null);
        private Lazy<List<Customer>> payers;
        private Map<String, String> extras;
        private java.sql.Timestamp stamp;
        private ThreadGroup group;
        private int org;
        @Transient public int getCount2() { return total + seen + made; }
      }
      """;

  private static final String OTHERS =
      """
      // shop.Base
      package shop;
      import jakarta.persistence.*;
      @MappedSuperclass
      class Base<K extends Comparable<K>> {
        @Id K id;
        private int revision;
        int revision() { return revision; }
      }
      // shop.Customer
      package shop;
      import jakarta.persistence.*;
      @Entity
      class Customer {
        @Id private String name;
        String name() { return name; }
      }
      // shop.Address
      package shop;
      @jakarta.persistence.Embeddable
      class Address {
        private String street;
        String street() { return street; }
      }
      // shop.Range
      package shop;
      record Range(int low, int high) {}
      """;

  private final Compiled shop = new Compilation().sources(SHOP).sources(OTHERS).compile();

  @Test
  void handlesFitTheTypesOfMembers() {
    assertHandle("count", "NumberProperty<Order, Integer, Long>");
    assertHandle("weight", "NumberProperty<Order, Long, Long>");
    assertHandle("letter", "ComparableProperty<Order, Character>");
    assertHandle("text", "TextProperty<Order>");
    assertHandle("amount", "NumberProperty<Order, BigDecimal, BigDecimal>");
    assertHandle("token", "ComparableProperty<Order, UUID>");
    assertHandle("day", "TemporalProperty<Order, LocalDate>");
    assertHandle("kind", "ComparableProperty<Order, Order$Kind>");
    assertHandle("stamp", "ComparableProperty<Order, Timestamp>");
    assertHandle("picture", "Property<Order, byte[]>");
    assertHandle("group", "Property<Order, ThreadGroup>");
    assertHandle("org", "NumberProperty<Order, Integer, Long>");
  }

  @Test
  void handlesFitRelationsAndComplexValues() {
    assertHandle("customer", "ReferenceProperty<Order, Customer>");
    assertHandle("recipient", "ReferenceProperty<Order, Customer>");
    assertHandle("customers", "CollectionProperty<Order, Customer>");
    assertHandle("payer", "ReferenceProperty<Order, Customer>");
    assertHandle("payers", "CollectionProperty<Order, Customer>");
    assertHandle("home", "ComplexProperty<Order, Address>");
    assertHandle("range", "ComplexProperty<Order, Range>");
    assertHandle("addresses", "CollectionProperty<Order, Address>");
    assertHandle("tags", "CollectionProperty<Order, String>");
  }

  @Test
  void convertedMembersAreScalars() {
    assertHandle("flat", "Property<Order, Address>");
  }

  @Test
  void optionalMembersAreWhatTheyMayHold() {
    assertHandle("remark", "TextProperty<Order>");
    assertHandle("agent", "ReferenceProperty<Order, Customer>");
  }

  @Test
  void inheritedMembersBelongToTheSubclass() {
    assertHandle("id", "NumberProperty<Order, Long, Long>");
    assertHandle("revision", "NumberProperty<Order, Integer, Long>");
    assertThat(shop.has("shop.BaseFields")).isFalse();
    assertThat(shop.has("shop.BaseAccess")).isFalse();
  }

  @Test
  void membersWithoutStateHaveNoHandle() {
    assertThat(shop.handleNames("shop.OrderFields"))
        .doesNotContain("made", "seen", "total", "extras")
        .hasSize(26);
  }

  @Test
  void valueTypesGetBothClasses() {
    assertThat(shop.handleNames("shop.AddressFields")).containsExactly("street");
    assertThat(shop.handleNames("shop.RangeFields")).containsExactly("low", "high");
    assertThat(shop.access("shop.Range").constructorBound()).isTrue();
  }

  @Test
  void visibilityIsThatOfTheEntity() {
    assertThat(Modifier.isPublic(shop.type("shop.OrderFields").getModifiers())).isTrue();
    assertThat(Modifier.isPublic(shop.type("shop.CustomerFields").getModifiers())).isFalse();
  }

  @Test
  void membersThatNoLiteralCanNameAreNoted() {
    var compilation =
        new Compilation()
            .source(
                "shop.Item",
                """
                package shop;
                import java.util.*;
                @jakarta.persistence.Entity
                public class Item {
                  private enum Hidden { A }
                  private int id;
                  private Hidden hidden = Hidden.A;
                  private Map<String, String> map;
                }
                """);
    Compiled item = compilation.compile();
    assertThat(item.handleNames("shop.ItemFields")).containsExactly("id");
    assertThat(compilation.messages(Diagnostic.Kind.NOTE))
        .anySatisfy(m -> assertThat(m).startsWith("PRO-07").contains("hidden", "visible"))
        .anySatisfy(m -> assertThat(m).startsWith("PRO-07").contains("map", "type arguments"));
  }

  @Test
  void suffixIsAnOption() {
    Compiled item =
        new Compilation()
            .option("-Aentopic.fieldsSuffix=_")
            .source("shop.Item", "package shop; @jakarta.persistence.Entity class Item { int id; }")
            .compile();
    assertThat(item.has("shop.Item_")).isTrue();
    assertThat(item.has("shop.ItemFields")).isFalse();
  }

  @Test
  void unfitSuffixIsAnError() {
    for (String suffix : new String[] {"=", "", "=Access", "=a-b"}) {
      var compilation =
          new Compilation()
              .option("-Aentopic.fieldsSuffix" + suffix)
              .source("shop.Item", "package shop; class Item {}");
      assertThat(compilation.run()).isFalse();
      assertThat(compilation.messages(Diagnostic.Kind.ERROR).get(0)).startsWith("PRO-09");
    }
  }

  @Test
  void unnamedPackageWorks() {
    Compiled item =
        new Compilation()
            .source("Item", "@jakarta.persistence.Entity public class Item { int id; }")
            .compile();
    assertThat(item.handlePath("ItemFields", "id")).isEqualTo("Item.id");
    assertThat(item.access("Item").members()).hasSize(1);
  }

  @Test
  void entitiesNamedLikeTheApiWork() {
    Compiled item =
        new Compilation()
            .sources(
                """
                // estate.Property
                package estate;
                @jakarta.persistence.Entity
                public class Property { int id; Row[] rows; Member member; java.util.List<Row> list; }
                // estate.Entity
                package estate;
                @jakarta.persistence.Entity
                public class Entity { int id; }
                // estate.Row
                package estate; class Row {}
                // estate.Member
                package estate; class Member {}
                // estate.List
                package estate; class List {}
                // estate.Objects
                package estate; class Objects {}
                """)
            .compile();
    assertThat(item.handleNames("estate.PropertyFields"))
        .containsExactly("id", "rows", "member", "list");
    assertThat(item.access("estate.Property").members()).hasSize(4);
    assertThat(item.access("estate.Entity").members()).hasSize(1);
  }

  private void assertHandle(String name, String type) {
    assertThat(shop.handleType("shop.OrderFields", name)).isEqualTo(type);
    assertThat(shop.handlePath("shop.OrderFields", name)).isEqualTo("Order." + name);
  }
}
