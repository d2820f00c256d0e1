package org.entopic.samples.chinook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import org.entopic.EntityContextFactory;
import org.entopic.ForeignKeyException;
import org.entopic.samples.chinook.model.Employee;
import org.entopic.samples.chinook.model.EmployeeFields;
import org.entopic.samples.chinook.model.Playlist;
import org.entopic.samples.chinook.model.PlaylistFields;
import org.entopic.samples.chinook.model.Track;
import org.entopic.samples.chinook.model.TrackFields;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EditsTest {
  @TempDir Path folder;
  private EntityContextFactory<ChinookContext> factory;
  private Edits edits;

  @BeforeEach
  void load() throws IOException {
    factory =
        EntityContextFactory.of(ChinookContext::new)
            .database(folder.toString().replaceAll("[^a-zA-Z0-9]", "_"))
            .backend("memory")
            .open();
    assertThat(new Loader(factory).load(SmallShop.writeTo(folder))).isEqualTo(31);
    edits = new Edits(factory);
  }

  @AfterEach
  void close() {
    factory.close();
  }

  @Test
  void aNewPriceIsWrittenForTheTracksOfTheAlbumOnly() {
    assertThat(edits.reprice(1, new BigDecimal("1.29"))).isEqualTo(2);
    assertThat(edits.reprice(1, new BigDecimal("1.29"))).isZero();
    try (var db = factory.create()) {
      assertThat(db.tracks.toList())
          .extracting(track -> track.getUnitPrice().toString())
          .containsExactlyInAnyOrder("1.29", "1.29", "0.99", "0.99");
    }
  }

  @Test
  void movedTracksLeaveOnePlaylistAndJoinAnother() {
    assertThat(edits.moveTracks(1, 2, 2)).isEqualTo(4);
    try (var db = factory.create()) {
      assertThat(
              db.playlists
                  .orderBy(PlaylistFields.playlistId.asc())
                  .include(PlaylistFields.tracks)
                  .toList())
          .extracting(Playlist::getTracks)
          .satisfiesExactly(
              first -> assertThat(first).extracting(Track::getTrackId).containsExactly(3),
              second ->
                  assertThat(second)
                      .extracting(Track::getTrackId)
                      .containsExactlyInAnyOrder(1, 2, 4));
    }
  }

  @Test
  void customersOfAnEmployeeWhoLeavesGoToAnother() {
    assertThat(edits.replaceEmployee(3, 4)).isEqualTo(3);
    try (var db = factory.create()) {
      assertThat(db.employees.find(3)).isEmpty();
      Employee successor =
          db.employees
              .where(EmployeeFields.employeeId.eq(4))
              .include(EmployeeFields.customers)
              .single();
      assertThat(successor.getCustomers()).hasSize(2);
    }
  }

  @Test
  void reportsOfAManagerWhoLeavesAreWithoutOne() {
    try (var db = factory.create()) {
      db.employees.remove(db.employees.find(2).orElseThrow());
      assertThat(db.saveChanges().entitiesWritten()).isEqualTo(4);
    }
    try (var db = factory.create()) {
      assertThat(db.employees.toList()).extracting(Employee::getManagerId).containsOnlyNulls();
    }
  }

  @Test
  void aForgottenCustomerTakesInvoicesAndLinesAlong() {
    assertThat(edits.forget("c1@example.org")).isEqualTo(6);
    try (var db = factory.create()) {
      assertThat(db.customers.count()).isEqualTo(2);
      assertThat(db.invoices.count()).isEqualTo(1);
      assertThat(db.invoiceLines.count()).isEqualTo(1);
    }
  }

  @Test
  void tracksOfAnAlbumThatGoesAreWithoutOne() {
    try (var db = factory.create()) {
      db.albums.remove(db.albums.find(1).orElseThrow());
      assertThat(db.saveChanges().entitiesWritten()).isEqualTo(3);
    }
    try (var db = factory.create()) {
      assertThat(db.tracks.where(TrackFields.albumId.isNull()).toList())
          .extracting(Track::getTrackId)
          .containsExactlyInAnyOrder(1, 2);
    }
  }

  @Test
  void aTrackThatWasSoldStays() {
    try (var db = factory.create()) {
      db.tracks.remove(db.tracks.find(1).orElseThrow());
      assertThatThrownBy(db::saveChanges).isInstanceOf(ForeignKeyException.class);
    }
    try (var db = factory.create()) {
      assertThat(db.tracks.count()).isEqualTo(4);
    }
  }
}
