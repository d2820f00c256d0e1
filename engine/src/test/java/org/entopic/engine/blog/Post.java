package org.entopic.engine.blog;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Version;

/** The dependent of the tests; it has a version. */
@Entity
public class Post {
  @Id private String id;
  private String title;
  @ManyToOne private Blog blog;
  @Version private long version;

  protected Post() {}

  public Post(String id, String title, Blog blog) {
    this.id = id;
    this.title = title;
    this.blog = blog;
  }

  public String id() {
    return id;
  }

  public String title() {
    return title;
  }

  public void setTitle(String value) {
    title = value;
  }

  public Blog blog() {
    return blog;
  }

  public long version() {
    return version;
  }
}
