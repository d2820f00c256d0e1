package org.entopic.samples.chinook;

import static java.util.Comparator.comparing;

import java.math.BigDecimal;
import java.util.List;
import org.entopic.EntityContextFactory;
import org.entopic.samples.chinook.model.Customer;
import org.entopic.samples.chinook.model.CustomerFields;
import org.entopic.samples.chinook.model.Employee;
import org.entopic.samples.chinook.model.EmployeeFields;
import org.entopic.samples.chinook.model.Playlist;
import org.entopic.samples.chinook.model.PlaylistFields;
import org.entopic.samples.chinook.model.Track;
import org.entopic.samples.chinook.model.TrackFields;

/** A day's work in the shop: each method is one unit of work and returns how much it wrote. */
final class Edits {
  private final EntityContextFactory<ChinookContext> factory;

  Edits(EntityContextFactory<ChinookContext> factory) {
    this.factory = factory;
  }

  /** Changes the price of all tracks of an album. */
  int reprice(int albumId, BigDecimal price) {
    try (var db = factory.create()) {
      db.tracks
          .where(TrackFields.albumId.eq(albumId))
          .toList()
          .forEach(track -> track.setUnitPrice(price));
      return db.saveChanges().entitiesWritten();
    }
  }

  /** Moves the first tracks of a playlist to another: rows that join both go and come. */
  int moveTracks(int fromId, int toId, int count) {
    try (var db = factory.create()) {
      Playlist from = playlist(db, fromId);
      Playlist to = playlist(db, toId);
      List<Track> moved =
          from.getTracks().stream().sorted(comparing(Track::getTrackId)).limit(count).toList();
      from.getTracks().removeAll(moved);
      to.getTracks().addAll(moved);
      return db.saveChanges().entitiesWritten();
    }
  }

  /** Gives the customers of an employee to another and lets the first go. */
  int replaceEmployee(int leavingId, int takingOverId) {
    try (var db = factory.create()) {
      Employee leaving = db.employees.find(leavingId).orElseThrow();
      Employee takingOver = db.employees.find(takingOverId).orElseThrow();
      db.entry(leaving).collection(EmployeeFields.customers).load();
      takingOver.getCustomers().addAll(leaving.getCustomers());
      db.employees.remove(leaving);
      return db.saveChanges().entitiesWritten();
    }
  }

  /** Forgets a customer, with the invoices and their lines, none of which need be loaded. */
  int forget(String email) {
    try (var db = factory.create()) {
      Customer customer = db.customers.where(CustomerFields.email.eq(email)).single();
      db.customers.remove(customer);
      return db.saveChanges().entitiesWritten();
    }
  }

  private static Playlist playlist(ChinookContext db, int id) {
    return db.playlists
        .where(PlaylistFields.playlistId.eq(id))
        .include(PlaylistFields.tracks)
        .single();
  }
}
