package org.entopic.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class PropertyRefTest {

  static class Named {
    String getName() {
      return "";
    }
  }

  static class Blog extends Named {
    int getRating() {
      return 0;
    }

    boolean isOpen() {
      return true;
    }

    List<Blog> getLinks() {
      return List.of();
    }
  }

  record Point(int x) {}

  @Test
  void aGetterNamesItsProperty() {
    assertThat(ComparableProperty.comparable(Blog::getRating).node().names())
        .containsExactly("rating");
    assertThat(Property.of(Blog::isOpen).node().names()).containsExactly("open");
    assertThat(CollectionProperty.of(Blog::getLinks).node().names()).containsExactly("links");
    assertThat(Property.of(Point::x).node().names()).containsExactly("x");
  }

  @Test
  void anInheritedGetterBelongsToTheClassItIsNamedBy() {
    TextProperty<Blog> name = TextProperty.text(Blog::getName);
    assertThat(name.node().root()).isEqualTo(Blog.class);
    assertThat(name.node().names()).containsExactly("name");
  }

  @Test
  void aLambdaIsRefused() {
    assertThatThrownBy(() -> Property.of((Blog blog) -> blog.getRating()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("method reference");
  }
}
