package org.entopic.docs;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import java.util.UUID;

// region:entity
@Entity
public class Post {
  @Id @GeneratedValue private UUID id;
  private String title;
  @ManyToOne private Blog blog;

  protected Post() {}

  public Post(String title, Blog blog) {
    this.title = title;
    this.blog = blog;
  }

  public String getTitle() {
    return title;
  }

  public Blog getBlog() {
    return blog;
  }
}
// end:entity
