package org.entopic.itests.karaf.blog;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.OneToMany;
import jakarta.persistence.Table;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A blog; its posts are deleted with it. */
@Entity
@Table(name = "weblog")
public class Blog {
  @Id private @Nullable String url;
  private int rating;

  @OneToMany(mappedBy = "blog", cascade = CascadeType.REMOVE)
  private List<Post> posts = new ArrayList<>();

  protected Blog() {}

  Blog(String url, int rating) {
    this.url = url;
    this.rating = rating;
  }

  @Nullable String getUrl() {
    return url;
  }

  int getRating() {
    return rating;
  }

  void setRating(int rating) {
    this.rating = rating;
  }

  List<Post> getPosts() {
    return posts;
  }
}
