package org.entopic.engine.blog;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.OneToMany;
import java.util.ArrayList;
import java.util.List;

/** The principal of the tests. */
@Entity
public class Blog {
  @Id private int id;

  @Column(nullable = false)
  private String url;

  private int rating;

  @OneToMany(mappedBy = "blog")
  private List<Post> posts = new ArrayList<>();

  protected Blog() {}

  public Blog(int id, String url) {
    this.id = id;
    this.url = url;
  }

  public int id() {
    return id;
  }

  public String url() {
    return url;
  }

  public void setUrl(String value) {
    url = value;
  }

  public int rating() {
    return rating;
  }

  public void setRating(int value) {
    rating = value;
  }

  public List<Post> posts() {
    return posts;
  }
}
