package org.entopic.itests.sql.chinook;

import java.math.BigDecimal;
import java.util.List;
import org.entopic.itests.sql.Question;
import org.entopic.query.TextProperty;
import org.entopic.samples.chinook.ChinookContext;
import org.entopic.samples.chinook.model.AddressFields;
import org.entopic.samples.chinook.model.AlbumFields;
import org.entopic.samples.chinook.model.ArtistFields;
import org.entopic.samples.chinook.model.CustomerFields;
import org.entopic.samples.chinook.model.EmployeeFields;
import org.entopic.samples.chinook.model.GenreFields;
import org.entopic.samples.chinook.model.Invoice;
import org.entopic.samples.chinook.model.InvoiceFields;
import org.entopic.samples.chinook.model.InvoiceLineFields;
import org.entopic.samples.chinook.model.PlaylistFields;
import org.entopic.samples.chinook.model.Track;
import org.entopic.samples.chinook.model.TrackFields;

/** Collections in conditions, orders and results; paths to other entities. */
final class ChinookCollections {
  private static final TextProperty<Track> ARTIST =
      TrackFields.album.then(AlbumFields.artist).then(ArtistFields.name);
  private static final TextProperty<Invoice> BILLED_IN =
      InvoiceFields.billingAddress.then(AddressFields.country);

  private ChinookCollections() {}

  static List<Question> of(ChinookContext db) {
    return List.of(
        Question.of(
            "Artists without albums",
            db.artists
                .where(ArtistFields.albums.isEmpty())
                .orderBy(ArtistFields.name.asc())
                .select(ArtistFields.name),
            """
            SELECT Name FROM Artist r
            WHERE NOT EXISTS (SELECT * FROM Album a WHERE a.ArtistId = r.ArtistId) ORDER BY Name\
            """),
        Question.of(
            "Albums with a track of over ten minutes, and without a short one",
            db.albums
                .where(AlbumFields.tracks.any(TrackFields.milliseconds.gt(600_000)))
                .where(AlbumFields.tracks.all(TrackFields.milliseconds.gt(120_000)))
                .orderBy(AlbumFields.albumId.asc())
                .select(AlbumFields.albumId),
            """
            SELECT AlbumId FROM Album a
            WHERE EXISTS (SELECT * FROM Track t WHERE t.AlbumId = a.AlbumId AND Milliseconds > 600000)
              AND NOT EXISTS (SELECT * FROM Track t WHERE t.AlbumId = a.AlbumId AND NOT Milliseconds > 120000)
            ORDER BY AlbumId\
            """),
        Question.of(
            "Playlists with their numbers of tracks, many to many",
            db.playlists
                .orderBy(PlaylistFields.tracks.count().desc())
                .thenBy(PlaylistFields.playlistId.asc())
                .select(PlaylistFields.name, PlaylistFields.tracks.count()),
            """
            SELECT p.Name, COUNT(x.TrackId) FROM Playlist p
            LEFT JOIN PlaylistTrack x ON x.PlaylistId = p.PlaylistId
            GROUP BY p.PlaylistId, p.Name ORDER BY 2 DESC, p.PlaylistId\
            """),
        Question.of(
            "Albums by how many of their tracks were ever sold",
            db.albums
                .where(AlbumFields.tracks.count(TrackFields.invoiceLines.any()).ge(10L))
                .orderBy(AlbumFields.tracks.count(TrackFields.invoiceLines.any()).desc())
                .thenBy(AlbumFields.albumId.asc())
                .select(
                    AlbumFields.albumId, AlbumFields.tracks.count(TrackFields.invoiceLines.any())),
            """
            SELECT a.AlbumId, COUNT(*) FROM Album a JOIN Track t ON t.AlbumId = a.AlbumId
            WHERE t.TrackId IN (SELECT TrackId FROM InvoiceLine)
            GROUP BY a.AlbumId HAVING COUNT(*) >= 10 ORDER BY 2 DESC, 1\
            """),
        Question.of(
            "Sums, means and extremes of collections, empty ones too",
            db.employees
                .orderBy(EmployeeFields.employeeId.asc())
                .select(
                    EmployeeFields.lastName,
                    EmployeeFields.reports.count(),
                    EmployeeFields.customers.count(CustomerFields.company.isNotNull()),
                    EmployeeFields.customers.sum(CustomerFields.customerId),
                    EmployeeFields.customers.average(CustomerFields.customerId),
                    EmployeeFields.customers.min(CustomerFields.lastName),
                    EmployeeFields.customers.max(CustomerFields.lastName)),
            """
            SELECT e.LastName, (SELECT COUNT(*) FROM Employee r WHERE r.ReportsTo = e.EmployeeId),
              COUNT(c.Company), COALESCE(SUM(c.CustomerId), 0), CAST(AVG(c.CustomerId) AS DOUBLE PRECISION),
              MIN(c.LastName), MAX(c.LastName)
            FROM Employee e LEFT JOIN Customer c ON c.SupportRepId = e.EmployeeId
            GROUP BY e.EmployeeId, e.LastName ORDER BY e.EmployeeId\
            """),
        Question.of(
            "Customers who spent more than 40, by what they spent",
            db.customers
                .where(CustomerFields.invoices.sum(InvoiceFields.total).gt(new BigDecimal("40")))
                .orderBy(CustomerFields.invoices.sum(InvoiceFields.total).desc())
                .thenBy(CustomerFields.customerId.asc())
                .select(
                    CustomerFields.customerId,
                    CustomerFields.invoices.sum(InvoiceFields.total),
                    CustomerFields.invoices.max(InvoiceFields.invoiceDate)),
            """
            SELECT CustomerId, SUM(Total), MAX(InvoiceDate) FROM Invoice GROUP BY CustomerId
            HAVING SUM(Total) > 40 ORDER BY 2 DESC, 1\
            """),
        Question.of(
            "Lines of invoices to Germany for jazz",
            db.invoiceLines
                .where(InvoiceLineFields.invoice.then(BILLED_IN).eq("Germany"))
                .where(
                    InvoiceLineFields.track
                        .then(TrackFields.genre)
                        .then(GenreFields.name)
                        .eq("Jazz"))
                .orderBy(InvoiceLineFields.invoiceLineId.asc())
                .select(InvoiceLineFields.invoiceLineId, InvoiceLineFields.track.then(ARTIST)),
            """
            SELECT l.InvoiceLineId, r.Name FROM InvoiceLine l JOIN Invoice i ON i.InvoiceId = l.InvoiceId
            JOIN Track t ON t.TrackId = l.TrackId JOIN Genre g ON g.GenreId = t.GenreId
            JOIN Album a ON a.AlbumId = t.AlbumId JOIN Artist r ON r.ArtistId = a.ArtistId
            WHERE i.BillingCountry = 'Germany' AND g.Name = 'Jazz' ORDER BY 1\
            """));
  }
}
