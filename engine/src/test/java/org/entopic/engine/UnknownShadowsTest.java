package org.entopic.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.entopic.EntityContext;
import org.entopic.EntityContextFactory;
import org.entopic.EntitySet;
import org.entopic.model.ModelBuilder;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

/** Entities from elsewhere do not overwrite shadow values that they cannot bring. */
class UnknownShadowsTest {

  static class Album {
    int id;
    List<Track> tracks = new ArrayList<>();
  }

  static class Track {
    int id;
    @Nullable String title;

    Track() {}

    Track(String title) {
      id = 1;
      this.title = title;
    }
  }

  static final class Albums extends EntityContext {
    final EntitySet<Album> albums = set(Album.class);
    final EntitySet<Track> tracks = set(Track.class);

    @Override
    protected void configureModel(ModelBuilder model) {
      model.entity(Track.class).shadowProperty("tenant", String.class);
    }
  }

  private final EntityContextFactory<Albums> factory;
  private Albums db;

  UnknownShadowsTest(TestInfo test) {
    factory =
        EntityContextFactory.of(Albums::new)
            .database("shadows-" + test.getTestMethod().orElseThrow().getName())
            .backend("memory")
            .serializer("json")
            .open();
  }

  @BeforeEach
  void store() {
    try (Albums first = factory.create()) {
      var album = new Album();
      var track = new Track("stored");
      album.tracks.add(track);
      first.albums.add(album);
      first.entry(track).property("tenant").setCurrent("red");
      first.saveChanges();
    }
    db = factory.create();
  }

  @AfterEach
  void close() {
    db.close();
    factory.close();
  }

  private String stored() {
    try (Albums after = factory.create()) {
      Track track = after.tracks.find(1).orElseThrow();
      Album album = after.albums.find(0).orElseThrow();
      after.entry(album).collection("tracks").load();
      return track.title
          + " "
          + after.entry(track).property("tenant").current()
          + " "
          + album.tracks.contains(track);
    }
  }

  @Test
  void updatingWritesWhatTheEntityHas() {
    db.tracks.update(new Track("new"));
    db.saveChanges();
    assertThat(stored()).isEqualTo("new red true");
  }

  @Test
  void attachingAndChangingKeepsThemToo() {
    var track = new Track("stored");
    db.tracks.attach(track);
    track.title = "new";
    db.saveChanges();
    assertThat(stored()).isEqualTo("new red true");

    assertThat(db.entry(track).property("tenant").current()).isEqualTo("red");
    track.title = "newer";
    db.saveChanges();
    assertThat(stored()).isEqualTo("newer red true");
  }

  @Test
  void attachingTwiceBringsNoMore() {
    var track = new Track("stored");
    db.tracks.attach(track);
    track.title = "new";
    db.detectChanges();
    db.tracks.attach(track);
    track.title = "newer";
    db.saveChanges();
    assertThat(stored()).isEqualTo("newer red true");
  }

  @Test
  void whatIsSetIsWritten() {
    var entry = db.tracks.update(new Track("new"));
    entry.property("tenant").setCurrent("blue");
    db.saveChanges();
    assertThat(stored()).isEqualTo("new blue true");
  }

  @Test
  void valuesThatWereReadCanBeSetToNull() {
    Track track = db.tracks.find(1).orElseThrow();
    db.entry(track).property("tenant").setCurrent(null);
    db.saveChanges();
    assertThat(stored()).isEqualTo("stored null true");
  }
}
