package org.entopic.benchmarks.harness;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;

/** A post as KEFCore's benchmark has it. */
@Entity
public class Post {
  @Id int id;
  String title;
  String content;
  @ManyToOne Blog blog;

  @SuppressWarnings("NullAway.Init")
  protected Post() {}

  Post(int id, String title, String content, Blog blog) {
    this.id = id;
    this.title = title;
    this.content = content;
    this.blog = blog;
  }
}
