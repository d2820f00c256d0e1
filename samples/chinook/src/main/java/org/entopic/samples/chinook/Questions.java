package org.entopic.samples.chinook;

import java.util.ArrayList;
import java.util.List;
import org.entopic.query.Query;
import org.entopic.query.Tuple;
import org.entopic.samples.chinook.model.AddressFields;
import org.entopic.samples.chinook.model.AlbumFields;
import org.entopic.samples.chinook.model.ArtistFields;
import org.entopic.samples.chinook.model.Employee;
import org.entopic.samples.chinook.model.EmployeeFields;
import org.entopic.samples.chinook.model.InvoiceFields;
import org.entopic.samples.chinook.model.InvoiceLineFields;
import org.entopic.samples.chinook.model.PlaylistFields;
import org.entopic.samples.chinook.model.TrackFields;

/** What one would like to know of the shop; each answer is a line. */
final class Questions {
  private static final int SHOWN = 3;

  private final ChinookContext db;

  Questions(ChinookContext db) {
    this.db = db;
  }

  /** Who sold most, by the price on the invoices. */
  List<String> bestSellingArtists() {
    var artist =
        InvoiceLineFields.track
            .then(TrackFields.album)
            .then(AlbumFields.artist)
            .then(ArtistFields.name);
    var price = InvoiceLineFields.unitPrice.times(InvoiceLineFields.quantity.toDecimal());
    return top(
        db.invoiceLines
            .groupBy(artist)
            .orderBy(price.sum().desc())
            .thenBy(artist.asc())
            .select(artist, price.sum()));
  }

  /** Where the money comes from. */
  List<String> revenueByCountry() {
    var country = InvoiceFields.billingAddress.then(AddressFields.country).coalesce("?");
    return top(
        db.invoices
            .groupBy(country)
            .orderBy(InvoiceFields.total.sum().desc())
            .thenBy(country.asc())
            .select(country, InvoiceFields.total.sum()));
  }

  /** The chain of command, from an employee upwards. */
  List<String> chainOfCommand(int employeeId) {
    var names = new ArrayList<String>();
    Employee employee = db.employees.find(employeeId).orElse(null);
    while (employee != null) {
      names.add(employee.getFirstName() + " " + employee.getLastName());
      db.entry(employee).reference(EmployeeFields.manager).load();
      employee = employee.getManager();
    }
    return names;
  }

  /** The longest playlists, with their numbers of tracks. */
  List<String> longestPlaylists() {
    return top(
        db.playlists
            .orderBy(PlaylistFields.tracks.count().desc())
            .thenBy(PlaylistFields.playlistId.asc())
            .select(PlaylistFields.name, PlaylistFields.tracks.count()));
  }

  /** The largest invoices of a customer. */
  List<String> largestInvoices(int customerId) {
    return top(
        db.invoices
            .where(InvoiceFields.customerId.eq(customerId))
            .orderBy(InvoiceFields.total.desc())
            .thenBy(InvoiceFields.invoiceId.asc())
            .select(InvoiceFields.invoiceId, InvoiceFields.total));
  }

  /** Returns the first results as lines of a name and a number. */
  private static List<String> top(Query<Tuple> ranking) {
    return ranking.take(SHOWN).toList().stream()
        .map(row -> row.toList().get(0) + " " + row.toList().get(1))
        .toList();
  }
}
