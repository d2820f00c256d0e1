package org.entopic.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonIdentityInfo;
import com.fasterxml.jackson.annotation.ObjectIdGenerators.IntSequenceGenerator;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import org.entopic.ConcurrencyConflictException;
import org.entopic.EntityContextFactory;
import org.entopic.docs.Albums.Album;
import org.entopic.docs.Albums.Review;
import org.entopic.docs.Albums.Track;
import org.entopic.model.EntityState;
import org.entopic.model.LazyLoading;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Entities that leave a context, as JSON in between, and come back to another one. */
class DisconnectedTest {
  // region:mixin
  @JsonAutoDetect(fieldVisibility = Visibility.ANY, getterVisibility = Visibility.NONE)
  @JsonIdentityInfo(generator = IntSequenceGenerator.class, property = "@id")
  interface ById {}

  static JsonMapper mapper() {
    return JsonMapper.builder()
        .addMixIn(Album.class, ById.class)
        .addMixIn(Track.class, ById.class)
        .addMixIn(Review.class, ById.class)
        .addModule(
            new SimpleModule()
                .addSerializer(LazyJson.type(), new LazyJson.Writer())
                .addDeserializer(LazyJson.type(), new LazyJson.Reader()))
        .build();
  }

  // end:mixin

  private final JsonMapper json = mapper();
  private final EntityContextFactory<Albums> factory =
      EntityContextFactory.of(Albums::new)
          .database("albums-" + System.nanoTime())
          .backend("memory")
          .serializer("json")
          .open();

  @BeforeEach
  void store() {
    try (var db = factory.create()) {
      var album = new Album(1, "Kind of Blue");
      album.tracks.add(new Track(1, "So What"));
      album.tracks.add(new Track(2, "Blue in Green"));
      db.albums.add(album);
      db.reviews.add(new Review(1, 1, "good"));
      db.saveChanges();
    }
  }

  @AfterEach
  void close() {
    factory.close();
  }

  private String asJson() throws Exception {
    try (var db = factory.create()) {
      Album album = db.albums.include(Albums_AlbumFields.tracks).single();
      return json.writeValueAsString(album);
    }
  }

  @Test
  void aGraphWithCyclesGoesThroughJsonAndIsSavedByAnotherContext() throws Exception {
    String text = asJson();
    assertThat(text)
        .contains("\"@id\":1")
        .contains("\"album\":1")
        .contains("\"version\":1")
        .contains("\"reviews\":null");

    try (var db = factory.create()) {
      // region:disconnected
      Album album = json.readValue(text, Album.class);
      album.title = "Kind of Blue (1959)";
      album.tracks.add(new Track(3, "Freddie Freeloader"));
      db.tracking()
          .trackGraph(
              album,
              node ->
                  node.entry()
                      .setState(
                          node.entry().databaseValues().isPresent()
                              ? EntityState.MODIFIED
                              : EntityState.ADDED));
      db.saveChanges();
      // end:disconnected
    }
    try (var db = factory.create()) {
      Album stored = db.albums.include(Albums_AlbumFields.tracks).single();
      assertThat(stored.title).endsWith("(1959)");
      assertThat(stored.version).isEqualTo(2);
      assertThat(stored.tracks).hasSize(3).allSatisfy(t -> assertThat(t.album).isSameAs(stored));
      assertThat(stored.getReviews()).hasSize(1);
    }
  }

  @Test
  void theConcurrencyTokenTravelsAlong() throws Exception {
    String text = asJson();
    try (var elsewhere = factory.create()) {
      elsewhere.albums.single().title = "theirs";
      elsewhere.saveChanges();
    }
    try (var db = factory.create()) {
      Album album = json.readValue(text, Album.class);
      album.title = "mine";
      db.albums.update(album);

      assertThatThrownBy(db::saveChanges).isInstanceOf(ConcurrencyConflictException.class);
    }
  }

  @Test
  void onlyWhatWasChangedIsWrittenAfterAttach() throws Exception {
    String text = asJson();
    try (var db = factory.create()) {
      Album album = json.readValue(text, Album.class);
      db.albums.attach(album);
      album.title = "changed after attach";
      assertThat(db.saveChanges().entitiesWritten()).isEqualTo(1);
      assertThat(album.reviews.get()).as("loads through this context").hasSize(1);
    }
  }

  @Test
  void whatIsLazyIsWrittenAsFarAsItIsLoaded() throws Exception {
    try (var db = factory.create()) {
      Album album = db.albums.single();
      assertThat(json.writeValueAsString(album)).contains("\"reviews\":null");
      assertThat(album.reviews.isLoaded()).isFalse();
      album.reviews.get();
      String text = json.writeValueAsString(album);
      assertThat(text)
          .contains("\"reviews\":[{")
          .contains("\"text\":\"good\"")
          .contains("\"album\":1");
      Album back = json.readValue(text, Album.class);
      assertThat(back.reviews.get().get(0).album.get()).isSameAs(back);
    }
  }

  @Test
  void aMapperThatDoesNotKnowLazyLoadsNothing() throws Exception {
    var plain =
        JsonMapper.builder()
            .addMixIn(Album.class, ById.class)
            .addMixIn(Track.class, ById.class)
            .build();
    try (var db = factory.create()) {
      Album album = db.albums.single();
      assertThat(plain.writeValueAsString(album)).contains("\"reviews\":{\"loaded\":false}");
      assertThat(album.reviews.isLoaded()).isFalse();
    }
  }

  @Test
  void gettersThatLoadAreStoppedByTheContext() throws Exception {
    var getters = JsonMapper.builder().build();
    Review review;
    try (var db = factory.create()) {
      db.tracking().lazyLoading(LazyLoading.OFF);
      assertThat(getters.writeValueAsString(db.reviews.single())).isEqualTo("{\"album\":null}");
    }
    try (var db = factory.create()) {
      review = db.reviews.single();
    }
    assertThatThrownBy(() -> getters.writeValueAsString(review))
        .isInstanceOf(JsonMappingException.class)
        .hasMessageContaining("ENG-45");
  }
}
