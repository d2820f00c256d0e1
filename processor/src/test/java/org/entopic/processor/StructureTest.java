package org.entopic.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.entopic.spi.access.EntityAccess;
import org.entopic.spi.backend.RowBuilder;
import org.junit.jupiter.api.Test;

class StructureTest {

  @Test
  void inheritedMembersComeFirstWhereverTheyAreDeclared() {
    Compiled compiled =
        new Compilation()
            .sources(
                """
                // base.Hidden
                package base;
                class Hidden<K> {
                  private K id;
                  private int revision = 3;
                  protected K id() { return id; }
                  protected int revision() { return revision; }
                }
                // base.Visible
                package base;
                @jakarta.persistence.MappedSuperclass
                public class Visible extends Hidden<Long> {
                  private boolean active;
                  public boolean active() { return active; }
                }
                // a.Customer
                package a;
                @jakarta.persistence.Entity
                public class Customer extends base.Visible {
                  private String name;
                  public String name() { return name; }
                }
                """)
            .compile();
    EntityAccess<Object> access = compiled.access("a.Customer");
    assertThat(access.members())
        .containsExactly(
            new EntityAccess.Member("id", Object.class),
            new EntityAccess.Member("revision", int.class),
            new EntityAccess.Member("active", boolean.class),
            new EntityAccess.Member("name", String.class));
    var layout = RowLayouts.of(access.members());
    int[] ordinals = RowLayouts.ordinals(access.members(), layout);
    Object customer = access.instantiate(new Object[0]);
    access.set(customer, 0, 5L);
    access.set(customer, 2, true);
    access.set(customer, 3, "Jo");
    var builder = new RowBuilder(layout);
    access.read(customer, builder, ordinals);
    var row = builder.buildNested();
    assertThat(access.matches(customer, row, ordinals)).isTrue();
    Object copy = access.instantiate(new Object[0]);
    access.set(copy, 1, 9);
    assertThat(access.matches(copy, row, ordinals)).isFalse();
    access.write(row, copy, ordinals);
    assertThat(access.matches(copy, row, ordinals)).isTrue();
    assertThat(access.get(copy, 1)).isEqualTo(3);
    assertThat(access.get(customer, 0)).isEqualTo(5L);
    assertThat(access.get(copy, 0)).as("not direct").isNull();
  }

  @Test
  void handlesLeaveOutWhatAnEntityInheritsWithoutAnnotations() {
    Compiled compiled =
        new Compilation()
            .sources(
                """
                // a.Plain
                package a; class Plain { int cache; }
                // a.Item
                package a; @jakarta.persistence.Entity class Item extends Plain { int id; }
                """)
            .compile();
    assertThat(compiled.handleNames("a.ItemFields")).containsExactly("id");
    assertThat(compiled.access("a.Item").members()).hasSize(2);
  }

  @Test
  void hiddenFieldsKeepTheirOwnState() {
    Compiled compiled =
        new Compilation()
            .sources(
                """
                // a.Base
                package a; @jakarta.persistence.MappedSuperclass class Base { int id; }
                // a.Item
                package a; @jakarta.persistence.Entity class Item extends Base { long id; }
                """)
            .compile();
    EntityAccess<Object> access = compiled.access("a.Item");
    Object item = access.instantiate(new Object[0]);
    access.set(item, 0, 1);
    access.set(item, 1, 2L);
    assertThat(access.get(item, 0)).isEqualTo(1);
    assertThat(access.get(item, 1)).isEqualTo(2L);
    assertThat(compiled.handleType("a.ItemFields", "id"))
        .isEqualTo("NumberProperty<Item, Long, Long>");
  }

  @Test
  void nestedClassesJoinTheirNames() {
    Compiled compiled =
        new Compilation()
            .source(
                "a.Outer",
                """
                package a;
                public class Outer {
                  @jakarta.persistence.Entity
                  public static class Inner { private int id; public int id() { return id; } }
                  interface Shapes {
                    @jakarta.persistence.Entity
                    record Circle(@jakarta.persistence.Id long id, double radius) {}
                  }
                }
                """)
            .compile();
    assertThat(compiled.handleNames("a.Outer_InnerFields")).containsExactly("id");
    assertThat(compiled.access("a.Outer$Inner").members()).hasSize(1);
    assertThat(compiled.handleNames("a.Outer_Shapes_CircleFields")).containsExactly("id", "radius");
    Object circle = compiled.access("a.Outer$Shapes$Circle").instantiate(new Object[] {4L, 1.5});
    assertThat(circle).hasToString("Circle[id=4, radius=1.5]");
  }

  @Test
  void recordsAreMadeFromAllValues() {
    Compiled compiled =
        new Compilation()
            .source(
                "a.Key",
                """
                package a;
                import java.util.*;
                @jakarta.persistence.Embeddable
                record Key(String name, int number, Long size, List<String> tags, byte... bytes) {
                  Key {
                    if (number < 0) { throw new IllegalArgumentException("negative"); }
                  }
                }
                """)
            .compile();
    EntityAccess<Object> access = compiled.access("a.Key");
    assertThat(access.constructorBound()).isTrue();
    assertThat(access.members().stream().map(m -> (Object) m.type()))
        .containsExactly(String.class, int.class, Long.class, List.class, byte[].class);
    var bytes = new byte[] {1};
    Object key = access.instantiate(new Object[] {"a", 1, null, List.of("x"), bytes});
    assertThat(access.get(key, 0)).isEqualTo("a");
    assertThat(access.get(key, 1)).isEqualTo(1);
    assertThat(access.get(key, 2)).isNull();
    assertThat(access.get(key, 3)).isEqualTo(List.of("x"));
    assertThat(access.get(key, 4)).isSameAs(bytes);
    assertThat(access.get(access.instantiate(new Object[5]), 1)).isEqualTo(0);
    assertThatThrownBy(() -> access.instantiate(new Object[] {"a", -1, null, null, bytes}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("negative");
    assertThatThrownBy(() -> access.set(key, 0, "b"))
        .isInstanceOf(UnsupportedOperationException.class)
        .hasMessageContaining("a.Key");
    var layout = RowLayouts.of(access.members());
    int[] ordinals = RowLayouts.ordinals(access.members(), layout);
    var builder = new RowBuilder(layout);
    access.read(key, builder, new int[] {ordinals[0], ordinals[1], ordinals[2], -1, -1});
    var row = builder.buildNested();
    assertThat(access.matches(key, row, ordinals)).isTrue();
    assertThatThrownBy(() -> access.write(row, key, ordinals))
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void relationsAndCollectionsAreMembers() {
    Compiled compiled =
        new Compilation()
            .source(
                "a.Node",
                """
                package a;
                import jakarta.persistence.*;
                import java.util.*;
                @Entity
                class Node {
                  @Id int id;
                  @ManyToOne Node parent;
                  @OneToMany(mappedBy = "parent") List<Node> children = new ArrayList<>();
                  Map<String, List<Integer>> extras;
                  int[][] grid;
                  List<String>[] lists;
                }
                """)
            .compile();
    EntityAccess<Object> access = compiled.access("a.Node");
    Object node = access.instantiate(new Object[0]);
    Object parent = access.instantiate(new Object[0]);
    var children = new ArrayList<Object>(List.of(node));
    access.set(node, 1, parent);
    access.set(parent, 2, children);
    access.set(node, 4, new int[][] {{1}});
    access.set(node, 5, new List<?>[] {children});
    assertThat(access.get(node, 1)).isSameAs(parent);
    assertThat(access.get(parent, 2)).isSameAs(children);
    assertThat(access.get(node, 4)).isEqualTo(new int[][] {{1}});
    assertThatThrownBy(() -> access.set(node, 1, "text")).isInstanceOf(ClassCastException.class);
  }

  @Test
  void finalFieldsAreReadAndNeverWritten() {
    Compiled compiled =
        new Compilation()
            .source(
                "a.Item",
                "package a; @jakarta.persistence.Entity class Item { int id; final int size = id; }")
            .compile();
    EntityAccess<Object> access = compiled.access("a.Item");
    Object item = access.instantiate(new Object[0]);
    assertThat(access.get(item, 1)).isEqualTo(0);
    assertThatThrownBy(() -> access.set(item, 1, 1))
        .isInstanceOf(UnsupportedOperationException.class)
        .hasMessageContainingAll("size", "a.Item", "final");
    var layout = RowLayouts.of(access.members());
    int[] ordinals = RowLayouts.ordinals(access.members(), layout);
    var row = new RowBuilder(layout).buildNested();
    assertThatThrownBy(() -> access.write(row, item, ordinals))
        .isInstanceOf(UnsupportedOperationException.class)
        .hasMessageContaining("size");
    access.write(row, item, new int[] {ordinals[0], -1});
  }

  @Test
  void checkedExceptionsOfConstructorsAreWrapped() {
    Compiled compiled =
        new Compilation()
            .source(
                "a.Item",
                """
                package a;
                @jakarta.persistence.Entity
                class Item {
                  int id;
                  Item() throws Exception { throw new java.io.IOException("no"); }
                }
                """)
            .compile();
    EntityAccess<Object> access = compiled.access("a.Item");
    assertThatThrownBy(() -> access.instantiate(new Object[0]))
        .isInstanceOf(IllegalStateException.class)
        .hasRootCauseMessage("no")
        .hasMessageContaining("a.Item");
  }

  @Test
  void wideClassesAreCopiedInMethodsThatTheVirtualMachineCompiles() {
    var fields = new StringBuilder();
    for (int i = 0; i < 250; i++) {
      fields.append("private Integer f").append(i).append(" = ").append(i).append(";\n");
    }
    Compiled compiled =
        new Compilation()
            .source("a.Wide", "package a; @jakarta.persistence.Entity class Wide {" + fields + "}")
            .compile();
    EntityAccess<Object> access = compiled.access("a.Wide");
    var layout = RowLayouts.of(access.members());
    int[] ordinals = RowLayouts.ordinals(access.members(), layout);
    Object wide = access.instantiate(new Object[0]);
    var builder = new RowBuilder(layout);
    access.read(wide, builder, ordinals);
    var row = builder.buildNested();
    Object copy = access.instantiate(new Object[0]);
    for (int member : new int[] {0, 99, 100, 249}) {
      access.set(copy, member, -1);
      assertThat(access.matches(copy, row, ordinals)).isFalse();
      access.write(row, copy, ordinals);
      assertThat(access.get(copy, member)).isEqualTo(member);
      assertThat(access.matches(copy, row, ordinals)).isTrue();
    }
    assertThat(compiled.text("a.WideAccess")).contains("matches2(entity, row, ordinals)");
  }
}
