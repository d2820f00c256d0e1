package org.entopic.itests.music;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.entopic.EntityContextFactory;
import org.entopic.EntityEntry;
import org.entopic.ForeignKeyException;
import org.entopic.itests.broker.SecondProcess;
import org.entopic.itests.broker.SharedBroker;
import org.entopic.model.EntityState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Principals and dependents of a checked relation that two processes change at the same time. */
@ExtendWith(SharedBroker.class)
class RejectedReferencesIT {
  @TempDir private Path folder;

  private final String address = SharedBroker.address();
  private final String database = "music-" + UUID.randomUUID().toString().substring(0, 8);

  @Test
  void whatAnotherProcessJustAddedOrRemovedIsSeen() throws Exception {
    try (EntityContextFactory<MusicContext> factory =
            MusicContext.builder(address, database).open();
        SecondProcess other =
            SecondProcess.start(folder, MusicProcess.class, List.of(address, database))) {
      try (var db = factory.create()) {
        db.albums.add(new Album("a"));
        db.albums.add(new Album("b"));
        assertThat(other.ask("await " + db.saveChanges().token())).isEqualTo("there");
      }
      aPrincipalWhoseDependentWasJustAddedStays(factory, other);
      aDependentWhosePrincipalWasJustRemovedIsNotWritten(factory, other);
    }
  }

  private static void aPrincipalWhoseDependentWasJustAddedStays(
      EntityContextFactory<MusicContext> factory, SecondProcess other) throws Exception {
    try (var db = factory.create()) {
      Album album = db.albums.find("a").orElseThrow();
      db.albums.remove(album);
      assertThat(other.ask("track a 1")).isEqualTo("1");
      var refused = catchThrowableOfType(ForeignKeyException.class, db::saveChanges);
      assertThat(refused).hasMessageStartingWith("SAV-07: ");
      assertThat(refused.entries(Album.class))
          .singleElement()
          .satisfies(
              entry -> {
                assertThat(entry.entity()).isSameAs(album);
                assertThat(entry.state()).isEqualTo(EntityState.DELETED);
              });
      db.tracks.toList().forEach(db.tracks::remove);
      assertThat(db.saveChanges().entitiesWritten()).as("with its dependent").isEqualTo(2);
    }
  }

  private static void aDependentWhosePrincipalWasJustRemovedIsNotWritten(
      EntityContextFactory<MusicContext> factory, SecondProcess other) throws Exception {
    try (var db = factory.create()) {
      var track = new Track("2", db.albums.find("b").orElseThrow());
      db.tracks.add(track);
      assertThat(other.ask("remove b")).isEqualTo("1");
      var refused = catchThrowableOfType(ForeignKeyException.class, db::saveChanges);
      assertThat(refused).hasMessageStartingWith("SAV-06: ");
      assertThat(refused.entries()).singleElement().extracting(EntityEntry::entity).isSameAs(track);
      assertThat(db.tracks.asNoTracking().toList()).isEmpty();
    }
  }
}
