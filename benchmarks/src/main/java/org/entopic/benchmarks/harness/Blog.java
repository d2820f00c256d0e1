package org.entopic.benchmarks.harness;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.OneToMany;
import java.util.ArrayList;
import java.util.List;

/** A blog as KEFCore's benchmark has it. */
@Entity
public class Blog {
  @Id int id;
  String url;
  int rating;

  @OneToMany(mappedBy = "blog")
  List<Post> posts = new ArrayList<>();

  @SuppressWarnings("NullAway.Init")
  protected Blog() {}

  Blog(int id, String url, int rating) {
    this.id = id;
    this.url = url;
    this.rating = rating;
  }
}
