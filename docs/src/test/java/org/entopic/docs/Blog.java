package org.entopic.docs;

// region:entity
import jakarta.persistence.CascadeType;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.OneToMany;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

@Entity
public class Blog {
  @Id @GeneratedValue private UUID id;
  private String url;
  private int rating;

  @OneToMany(mappedBy = "blog", cascade = CascadeType.REMOVE)
  private List<Post> posts = new ArrayList<>();

  protected Blog() {}

  public Blog(String url, int rating) {
    this.url = url;
    this.rating = rating;
  }

  public UUID getId() {
    return id;
  }

  public String getUrl() {
    return url;
  }

  public int getRating() {
    return rating;
  }

  public void setRating(int rating) {
    this.rating = rating;
  }

  public List<Post> getPosts() {
    return posts;
  }
}
// end:entity
