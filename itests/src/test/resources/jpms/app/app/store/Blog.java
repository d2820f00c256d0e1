package app.store;

import app.base.Versioned;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.OneToMany;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

@Entity
class Blog extends Versioned {
  enum Mood {
    CALM,
    LOUD
  }

  @Id @GeneratedValue private UUID id;
  private String url;
  private int rating;
  private Mood mood;
  private LocalDate since;
  @Embedded private Address address;

  @OneToMany(mappedBy = "blog")
  private List<Post> posts = new ArrayList<>();

  private Blog() {}

  Blog(String url, int rating, Mood mood, Address address) {
    this.url = url;
    this.rating = rating;
    this.mood = mood;
    this.since = LocalDate.EPOCH;
    this.address = address;
  }

  UUID id() {
    return id;
  }

  void rate(int stars) {
    rating = stars;
    touch();
  }

  void write(String title) {
    posts.add(new Post(title, this));
  }

  List<Post> posts() {
    return posts;
  }

  @Override
  public String toString() {
    return url + " " + rating + " " + mood + " " + since + " " + address + " #" + revision();
  }
}
