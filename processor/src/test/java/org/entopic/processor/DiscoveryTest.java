package org.entopic.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import javax.tools.Diagnostic.Kind;
import org.entopic.spi.access.EntityAccess;
import org.junit.jupiter.api.Test;

class DiscoveryTest {
  private static final String CONTEXT =
      """
      // a.Shop
      package a;
      import org.entopic.*;
      final class Shop extends EntityContext {
        public final EntitySet<Plain> plain = set(Plain.class);
        protected EntitySet<Plain> again = set(Plain.class);
        EntitySet<ThreadGroup> fromElsewhere = set(ThreadGroup.class);
      }
      """;

  @Test
  void setsOfContextsNameClassesWithoutAnnotations() {
    Compiled compiled =
        new Compilation()
            .sources(CONTEXT)
            .sources(
                """
                // a.Plain
                package a;
                public class Plain { private int id; Other other; Value value; public int id() { return id; } }
                // a.Other
                package a;
                class Other { int otherId; }
                // a.Value
                package a;
                record Value(int amount) {}
                """)
            .compile();
    EntityAccess<Object> access = compiled.access("a.Plain");
    assertThat(access.annotated()).isFalse();
    Object plain = access.instantiate(new Object[0]);
    access.set(plain, 0, 8);
    assertThat(access.get(plain, 0)).isEqualTo(8);
    assertThat(compiled.handleType("a.PlainFields", "other"))
        .isEqualTo("ReferenceProperty<Plain, Other>");
    assertThat(compiled.handleType("a.PlainFields", "value")).isEqualTo("Property<Plain, Value>");
    assertThat(compiled.has("a.OtherFields")).isFalse();
  }

  @Test
  void annotationsOfSuperclassesAndGettersCount() {
    Compiled compiled =
        new Compilation()
            .sources(
                """
                // a.Context
                package a;
                import org.entopic.*;
                class Context extends EntityContext {
                  EntitySet<Heir> heirs = set(Heir.class);
                  EntitySet<Getter> getters = set(Getter.class);
                  EntitySet<Topical> topical = set(Topical.class);
                }
                // a.Base
                package a; @jakarta.persistence.MappedSuperclass class Base { int id; }
                // a.Heir
                package a; class Heir extends Base {}
                // a.Getter
                package a;
                class Getter {
                  private int id;
                  private int cached;
                  @jakarta.persistence.Id public int getId() { return id; }
                  @jakarta.persistence.Transient public int getCached() { return cached; }
                }
                // a.Topical
                package a; @org.entopic.annotation.Topic("x") class Topical { int id; }
                """)
            .compile();
    assertThat(compiled.access("a.Heir").annotated()).isTrue();
    assertThat(compiled.access("a.Getter").annotated()).isTrue();
    assertThat(compiled.access("a.Topical").annotated()).isTrue();
    assertThat(compiled.handleNames("a.GetterFields")).containsExactly("id");
  }

  @Test
  void keyClassesGetBothClasses() {
    Compiled compiled =
        new Compilation()
            .sources(
                """
                // a.Item
                package a;
                @jakarta.persistence.Entity
                @jakarta.persistence.IdClass(ItemKey.class)
                class Item { @jakarta.persistence.Id int a; @jakarta.persistence.Id int b; }
                // a.ItemKey
                package a; record ItemKey(int a, int b) {}
                // a.Line
                package a;
                @jakarta.persistence.Entity
                class Line { @jakarta.persistence.EmbeddedId LineKey id; }
                // a.LineKey
                package a; record LineKey(ItemKey item, int number) {}
                """)
            .compile();
    assertThat(compiled.access("a.ItemKey").members()).hasSize(2);
    assertThat(compiled.access("a.LineKey").members()).hasSize(2);
    assertThat(compiled.handleType("a.LineFields", "id"))
        .isEqualTo("ComplexProperty<Line, LineKey>");
    assertThat(compiled.handleNames("a.ItemKeyFields")).containsExactly("a", "b");
  }

  @Test
  void whatOtherProcessorsGenerateIsSeenInLaterRounds() {
    Compiled compiled =
        new Compilation()
            .processor(new ContextProcessor())
            .sources(
                """
                // a.Plain
                package a; class Plain { int id; Made made; }
                // a.Early
                package a; @jakarta.persistence.Entity class Early { int id; Made made; }
                """)
            .compile();
    assertThat(compiled.handleNames("a.PlainFields")).containsExactly("id", "made");
    assertThat(compiled.handleType("a.EarlyFields", "made"))
        .isEqualTo("ComplexProperty<Early, Made>");
    assertThat(compiled.access("a.Made").members()).hasSize(1);
  }

  @Test
  void whatCannotWorkIsAWarningOnTheClass() {
    assertWarning("private class", "PRO-01", "class A { @Entity private static class X {} }");
    assertWarning("inner class", "PRO-02", "class A { @Entity class X { int id; } }");
    assertWarning("interface", "PRO-03", "@Entity interface A {}");
    assertWarning("enum", "PRO-03", "@Embeddable enum A { X }");
    assertWarning("generic class", "PRO-04", "@Entity class A<T> { T id; }");
    assertWarning("abstract class", "PRO-05", "@Embeddable abstract class A { int id; }");
    assertWarning("no constructor", "PRO-06", "@Entity class A { int id; A(int i) { id = i; } }");
  }

  private static void assertWarning(String name, String id, String source) {
    var compilation =
        new Compilation().source("a.A", "package a; import jakarta.persistence.*; " + source);
    assertThat(compilation.run()).as(name).isTrue();
    List<String> warnings = compilation.messages(Kind.WARNING);
    assertThat(warnings).as(name).hasSize(1);
    assertThat(warnings.get(0)).as(name).startsWith(id + ": a.A");
  }

  @Test
  void withoutConstructorOnlyMakingInstancesFails() {
    var compilation =
        new Compilation()
            .source(
                "a.A",
                """
                package a;
                @jakarta.persistence.Entity
                public class A {
                  private int id;
                  public A(int other) { this.id = other; }
                  public static A make() { return new A(6); }
                }
                """);
    assertThat(compilation.run()).isTrue();
    EntityAccess<Object> access = new Compiled(compilation).access("a.A");
    assertThat(access.members()).hasSize(1);
    assertThatThrownBy(() -> access.instantiate(new Object[0]))
        .isInstanceOf(UnsupportedOperationException.class)
        .hasMessageContaining("a.A");
  }

  @Test
  void membersOfUnknownTypesAreLeftToTheCompiler() {
    var compilation =
        new Compilation()
            .source("a.A", "package a; @jakarta.persistence.Entity class A { Missing missing; }");
    assertThat(compilation.run()).isFalse();
    assertThat(compilation.messages(Kind.ERROR)).hasSize(1).first().asString().contains("Missing");
  }

  /** Generates a context and a value type in the first round. */
  private static final class ContextProcessor extends AbstractProcessor {
    private boolean done;

    @Override
    public Set<String> getSupportedAnnotationTypes() {
      return Set.of("*");
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
      return SourceVersion.latestSupported();
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
      if (!done) {
        done = true;
        write(
            "a.Context",
            "package a; class Context extends org.entopic.EntityContext {"
                + " org.entopic.EntitySet<Plain> plain = set(Plain.class); }");
        write("a.Made", "package a; @jakarta.persistence.Embeddable record Made(int x) {}");
      }
      return false;
    }

    private void write(String name, String text) {
      try (Writer file = processingEnv.getFiler().createSourceFile(name).openWriter()) {
        file.write(text);
      } catch (IOException e) {
        throw new AssertionError(e);
      }
    }
  }
}
