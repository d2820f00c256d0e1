package org.entopic.itests.sql.chinook;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.entopic.itests.sql.Question;
import org.entopic.query.EntityQuery;
import org.entopic.samples.chinook.ChinookContext;
import org.entopic.samples.chinook.model.AddressFields;
import org.entopic.samples.chinook.model.AlbumFields;
import org.entopic.samples.chinook.model.Artist;
import org.entopic.samples.chinook.model.ArtistFields;
import org.entopic.samples.chinook.model.CustomerFields;
import org.entopic.samples.chinook.model.Invoice;
import org.entopic.samples.chinook.model.InvoiceFields;
import org.entopic.samples.chinook.model.InvoiceLine;
import org.entopic.samples.chinook.model.InvoiceLineFields;
import org.entopic.samples.chinook.model.PlaylistFields;
import org.entopic.samples.chinook.model.Track;
import org.entopic.samples.chinook.model.TrackFields;

/** Entities with what they refer to, and other ways to get results. */
final class ChinookGraphs {
  private ChinookGraphs() {}

  static List<Question> of(ChinookContext db) {
    EntityQuery<Artist> artists =
        db.artists
            .where(ArtistFields.name.startsWith("B"))
            .orderBy(ArtistFields.name.asc())
            .include(
                ArtistFields.albums, albums -> albums.orderBy(AlbumFields.title.desc()).take(2))
            .asNoTracking();
    EntityQuery<Invoice> invoices =
        db.invoices
            .where(InvoiceFields.customerId.between(10, 12))
            .orderBy(InvoiceFields.invoiceId.desc())
            .include(InvoiceFields.lines)
            .thenInclude(InvoiceLineFields.track)
            .thenInclude(TrackFields.album)
            .include("customer.supportRep");
    return List.of(
        Question.of(
            "Artists with two of their albums, the last by title",
            () ->
                artists.toList().stream()
                    .flatMap(
                        artist ->
                            artist.getAlbums().stream()
                                .map(album -> List.of(artist.getName(), album.getTitle())))
                    .toList(),
            """
            SELECT artist, title FROM (SELECT r.Name AS artist, a.Title,
                ROW_NUMBER() OVER (PARTITION BY r.ArtistId ORDER BY a.Title DESC) AS n
              FROM Artist r JOIN Album a ON a.ArtistId = r.ArtistId WHERE r.Name LIKE 'B%')
            WHERE n <= 2 ORDER BY artist, title DESC\
            """),
        Question.of(
            "Invoices with lines, tracks and albums, and whom to ask about them",
            () -> invoices.toList().stream().flatMap(ChinookGraphs::lines).toList(),
            """
            SELECT i.InvoiceId, l.InvoiceLineId, t.Name, a.Title, e.LastName FROM Invoice i
            JOIN InvoiceLine l ON l.InvoiceId = i.InvoiceId JOIN Track t ON t.TrackId = l.TrackId
            JOIN Album a ON a.AlbumId = t.AlbumId JOIN Customer c ON c.CustomerId = i.CustomerId
            JOIN Employee e ON e.EmployeeId = c.SupportRepId
            WHERE i.CustomerId BETWEEN 10 AND 12 ORDER BY i.InvoiceId DESC, l.InvoiceLineId\
            """),
        Question.of(
            "Playlists with their tracks of one composer, many to many",
            () ->
                db
                    .playlists
                    .orderBy(PlaylistFields.playlistId.asc())
                    .include(
                        PlaylistFields.tracks,
                        tracks ->
                            tracks
                                .where(TrackFields.composer.eq("Miles Davis"))
                                .orderBy(TrackFields.trackId.asc()))
                    .asNoTracking()
                    .toList()
                    .stream()
                    .flatMap(
                        playlist ->
                            playlist.getTracks().stream()
                                .map(track -> List.of(playlist.getName(), track.getTrackId())))
                    .toList(),
            """
            SELECT p.Name, t.TrackId FROM Playlist p JOIN PlaylistTrack x ON x.PlaylistId = p.PlaylistId
            JOIN Track t ON t.TrackId = x.TrackId WHERE t.Composer = 'Miles Davis'
            ORDER BY p.PlaylistId, t.TrackId\
            """),
        Question.of(
            "A stream of tracks by a range of keys",
            () -> {
              try (Stream<Track> tracks =
                  db
                      .tracks
                      .where(TrackFields.trackId.ge(3_000).and(TrackFields.trackId.lt(3_100)))
                      .orderBy(TrackFields.trackId.desc())
                      .asNoTracking()
                      .stream()) {
                return tracks.map(Track::getName).toList();
              }
            },
            """
            SELECT Name FROM Track WHERE TrackId >= 3000 AND TrackId < 3100 ORDER BY TrackId DESC\
            """),
        Question.of(
            "Customers by keys and by an index, asked for without blocking",
            () ->
                db.customers
                    .where(CustomerFields.customerId.in(List.of(1, 7, 59, 60)))
                    .where(CustomerFields.supportRepId.eq(5).or(CustomerFields.supportRepId.eq(3)))
                    .orderBy(CustomerFields.customerId.desc())
                    .select(CustomerFields.lastName, CustomerFields.supportRepId)
                    .toListAsync()
                    .join(),
            """
            SELECT LastName, SupportRepId FROM Customer
            WHERE CustomerId IN (1, 7, 59, 60) AND SupportRepId IN (3, 5) ORDER BY CustomerId DESC\
            """),
        Question.of(
            "Single answers without blocking",
            () -> {
              var canadians =
                  db.customers
                      .tag("one answer each")
                      .where(CustomerFields.address.then(AddressFields.country).eq("Canada"))
                      .orderBy(CustomerFields.customerId.asc())
                      .select(CustomerFields.customerId);
              return List.of(
                  List.of(
                      canadians.anyAsync().join(),
                      canadians.countAsync().join(),
                      canadians.firstAsync().join().orElseThrow(),
                      canadians.skip(7).singleAsync().join(),
                      canadians.skip(7).singleOrEmpty().orElseThrow(),
                      canadians.skip(8).singleOrEmpty().isEmpty()));
            },
            """
            SELECT COUNT(*) > 0, COUNT(*), MIN(CustomerId), MAX(CustomerId), MAX(CustomerId), COUNT(*) <= 8
            FROM Customer WHERE Country = 'Canada'\
            """));
  }

  private static Stream<List<Object>> lines(Invoice invoice) {
    return invoice.getLines().stream()
        .sorted(Comparator.comparing(InvoiceLine::getInvoiceLineId))
        .map(
            line ->
                List.of(
                    invoice.getInvoiceId(),
                    line.getInvoiceLineId(),
                    line.getTrack().getName(),
                    line.getTrack().getAlbum().getTitle(),
                    invoice.getCustomer().getSupportRep().getLastName()));
  }
}
