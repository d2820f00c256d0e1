package org.entopic.samples.chinook;

import org.entopic.EntityContext;
import org.entopic.EntitySet;
import org.entopic.model.DeleteBehavior;
import org.entopic.model.ModelBuilder;
import org.entopic.samples.chinook.model.Album;
import org.entopic.samples.chinook.model.Artist;
import org.entopic.samples.chinook.model.Customer;
import org.entopic.samples.chinook.model.Employee;
import org.entopic.samples.chinook.model.EmployeeFields;
import org.entopic.samples.chinook.model.Genre;
import org.entopic.samples.chinook.model.Invoice;
import org.entopic.samples.chinook.model.InvoiceFields;
import org.entopic.samples.chinook.model.InvoiceLine;
import org.entopic.samples.chinook.model.InvoiceLineFields;
import org.entopic.samples.chinook.model.MediaType;
import org.entopic.samples.chinook.model.Playlist;
import org.entopic.samples.chinook.model.PlaylistFields;
import org.entopic.samples.chinook.model.Track;
import org.entopic.samples.chinook.model.TrackFields;

/** The database of the shop. Keys and most relations are found by convention. */
public final class ChinookContext extends EntityContext {
  public final EntitySet<Artist> artists = set(Artist.class);
  public final EntitySet<Album> albums = set(Album.class);
  public final EntitySet<Genre> genres = set(Genre.class);
  public final EntitySet<MediaType> mediaTypes = set(MediaType.class);
  public final EntitySet<Track> tracks = set(Track.class);
  public final EntitySet<Playlist> playlists = set(Playlist.class);
  public final EntitySet<Employee> employees = set(Employee.class);
  public final EntitySet<Customer> customers = set(Customer.class);
  public final EntitySet<Invoice> invoices = set(Invoice.class);
  public final EntitySet<InvoiceLine> invoiceLines = set(InvoiceLine.class);

  @Override
  protected void configureModel(ModelBuilder model) {
    model
        .entity(Employee.class)
        .hasOne(EmployeeFields.manager)
        .withMany(EmployeeFields.reports)
        .foreignKey("managerId")
        .onDelete(DeleteBehavior.SET_NULL);
    model
        .entity(Playlist.class)
        .hasMany(PlaylistFields.tracks)
        .withMany(TrackFields.playlists)
        .joinName("PlaylistTrack");
    // A track that was sold stays.
    model
        .entity(InvoiceLine.class)
        .hasOne(InvoiceLineFields.track)
        .withMany(TrackFields.invoiceLines)
        .onDelete(DeleteBehavior.RESTRICT);
    model.entity(Invoice.class).property(InvoiceFields.total).precision(10, 2);
    model.entity(Track.class).property(TrackFields.unitPrice).precision(10, 2);
  }
}
