package org.entopic.docs;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.Version;
import java.util.ArrayList;
import java.util.List;
import org.entopic.EntityContext;
import org.entopic.EntitySet;
import org.entopic.Lazy;

class Albums extends EntityContext {
  @Entity
  static class Album {
    @Id int id;
    String title;
    @Version int version;

    @OneToMany(mappedBy = "album")
    List<Track> tracks = new ArrayList<>();

    @OneToMany(mappedBy = "album")
    Lazy<List<Review>> reviews = Lazy.of(new ArrayList<>());

    Album() {}

    Album(int id, String title) {
      this.id = id;
      this.title = title;
    }

    public List<Review> getReviews() {
      return reviews.get();
    }
  }

  @Entity
  static class Track {
    @Id int id;
    String title;
    @ManyToOne Album album;

    Track() {}

    Track(int id, String title) {
      this.id = id;
      this.title = title;
    }
  }

  @Entity
  static class Review {
    @Id int id;
    String text;
    int albumId;
    Lazy<Album> album = Lazy.of(null);

    Review() {}

    Review(int id, int albumId, String text) {
      this.id = id;
      this.albumId = albumId;
      this.text = text;
    }

    public Album getAlbum() {
      return album.get();
    }
  }

  final EntitySet<Album> albums = set(Album.class);
  final EntitySet<Track> tracks = set(Track.class);
  final EntitySet<Review> reviews = set(Review.class);
}
