package org.entopic.itests.karaf.blog;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import org.entopic.Lazy;
import org.jspecify.annotations.Nullable;

/** A post of a blog. */
@Entity
public class Post {
  @Id private @Nullable String title;

  // javac 17 loses annotations of type arguments in class files: the empty one looks different
  @SuppressWarnings("NullAway")
  @ManyToOne
  private Lazy<@Nullable Blog> blog = Lazy.empty();

  protected Post() {}

  Post(String title) {
    this.title = title;
  }

  @Nullable String getTitle() {
    return title;
  }

  @Nullable Blog getBlog() {
    return blog.get();
  }
}
