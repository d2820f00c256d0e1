package org.entopic.itests.music;

import org.entopic.EntityContext;
import org.entopic.EntityContextFactory;
import org.entopic.EntityContextFactoryBuilder;
import org.entopic.EntitySet;
import org.entopic.model.DeleteBehavior;
import org.entopic.model.ModelBuilder;
import org.entopic.model.ReferencePolicy;

/** The unit of work of the tests. */
public class MusicContext extends EntityContext {
  public final EntitySet<Album> albums = set(Album.class);
  public final EntitySet<Track> tracks = set(Track.class);
  public final EntitySet<Review> reviews = set(Review.class);

  @Override
  protected void configureModel(ModelBuilder model) {
    model
        .entity(Track.class)
        .hasOne(TrackFields.album)
        .withMany()
        .onDelete(DeleteBehavior.NO_ACTION)
        .policy(ReferencePolicy.REJECT);
  }

  /** Returns a builder of factories on a broker. */
  static EntityContextFactoryBuilder<MusicContext> builder(String address, String database) {
    return EntityContextFactory.of(MusicContext::new)
        .database(database)
        .backend("replica")
        .serializer("json")
        .bootstrapServers(address);
  }

  /** Saves a review of an album that is not there, which is a warning. */
  static void review(EntityContextFactory<MusicContext> factory, String id) {
    try (var db = factory.create()) {
      var review = new Review(id);
      db.reviews.add(review);
      db.entry(review).property("albumId").setCurrent("none");
      db.saveChanges();
    }
  }
}
