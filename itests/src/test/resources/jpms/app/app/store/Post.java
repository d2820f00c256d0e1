package app.store;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import java.util.UUID;

@Entity
class Post {
  @Id @GeneratedValue private UUID id;
  private String title;
  @ManyToOne private Blog blog;

  protected Post() {}

  Post(String title, Blog blog) {
    this.title = title;
    this.blog = blog;
  }

  UUID id() {
    return id;
  }

  String title() {
    return title;
  }

  Blog blog() {
    return blog;
  }
}
