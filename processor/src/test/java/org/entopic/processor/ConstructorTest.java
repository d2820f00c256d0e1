package org.entopic.processor;

import static org.assertj.core.api.Assertions.assertThat;

import javax.tools.Diagnostic;
import org.entopic.spi.access.EntityAccess;
import org.junit.jupiter.api.Test;

class ConstructorTest {

  private static Compilation of(String constructors) {
    return new Compilation()
        .source(
            "a.Blog",
            """
            package a;
            @jakarta.persistence.Entity
            public class Blog {
              @jakarta.persistence.Id private long id;
              private String url;
              private java.util.List<String> tags;
              %s
            }
            """
                .formatted(constructors));
  }

  @Test
  void theConstructorWithTheMostFieldsIsTaken() {
    EntityAccess<Object> access =
        of("""
            private Blog(java.util.List<String> tags, long id, String url) {
              this.id = id;
              this.url = url + "!";
              this.tags = tags;
            }
            Blog(long id) {
              throw new IllegalStateException();
            }
            Blog(long id, String address, int other, boolean raises) {
              throw new IllegalStateException();
            }
            """)
            .compile()
            .access("a.Blog");
    assertThat(access.constructorBound()).isFalse();
    assertThat(access.constructorMembers()).containsExactly(2, 0, 1);
    Object blog = access.instantiate(new Object[] {7L, "u", java.util.List.of("t")});
    assertThat(access.get(blog, 0)).isEqualTo(7L);
    assertThat(access.get(blog, 1)).isEqualTo("u!");
    assertThat(access.get(access.instantiate(new Object[] {null, null, null}), 0)).isEqualTo(0L);
  }

  @Test
  void aConstructorWithoutParametersComesFirst() {
    EntityAccess<Object> access =
        of("Blog() {} Blog(long id, String url) { throw new IllegalStateException(); }")
            .compile()
            .access("a.Blog");
    assertThat(access.constructorMembers()).isEmpty();
    assertThat(access.get(access.instantiate(new Object[0]), 0)).isEqualTo(0L);
  }

  @Test
  void contextsAndTheEntityTypeAreTakenBesideFields() {
    EntityAccess<Object> access =
        of("")
            .source(
                "a.Blog",
                """
                package a;
                @jakarta.persistence.Entity
                public class Blog {
                  @jakarta.persistence.Id private long id;
                  private transient Object given;
                  Blog() { throw new IllegalStateException(); }
                  Blog(long id) { throw new IllegalStateException(); }
                  private Blog(
                      Blogs db, long id, org.entopic.model.EntityTypeModel type) {
                    given = db;
                  }
                }
                """)
            .source("a.Blogs", "package a; class Blogs extends org.entopic.EntityContext {}")
            .compile()
            .access("a.Blog");
    assertThat(access.constructorMembers()).containsExactly(1, 0, 2);
    assertThat(access.constructorServices())
        .extracting(Class::getName)
        .containsExactly("a.Blogs", "org.entopic.model.EntityTypeModel");
    assertThat(access.instantiate(new Object[] {7L, null, null})).isNotNull();
  }

  @Test
  void constructorsThatDoNotFitOrAreAmbiguousAreWarnedOf() {
    for (String constructors :
        java.util.List.of(
            "Blog(long id, String address) {}",
            "Blog(int id) {}",
            "Blog(long id) {} Blog(String url) {}")) {
      Compilation compilation = of(constructors);
      assertThat(compilation.run()).isTrue();
      assertThat(compilation.messages(Diagnostic.Kind.WARNING))
          .anyMatch(message -> message.contains("a.Blog") && message.contains("constructor"));
    }
  }
}
