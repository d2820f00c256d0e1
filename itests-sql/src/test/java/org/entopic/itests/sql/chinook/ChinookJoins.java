package org.entopic.itests.sql.chinook;

import java.math.BigDecimal;
import java.util.List;
import org.entopic.itests.sql.Question;
import org.entopic.query.NumberProperty;
import org.entopic.query.Query;
import org.entopic.query.TextProperty;
import org.entopic.samples.chinook.ChinookContext;
import org.entopic.samples.chinook.model.AddressFields;
import org.entopic.samples.chinook.model.AlbumFields;
import org.entopic.samples.chinook.model.ArtistFields;
import org.entopic.samples.chinook.model.Customer;
import org.entopic.samples.chinook.model.CustomerFields;
import org.entopic.samples.chinook.model.Employee;
import org.entopic.samples.chinook.model.EmployeeFields;
import org.entopic.samples.chinook.model.GenreFields;
import org.entopic.samples.chinook.model.InvoiceFields;
import org.entopic.samples.chinook.model.MediaTypeFields;
import org.entopic.samples.chinook.model.PlaylistFields;
import org.entopic.samples.chinook.model.TrackFields;

/** Joins and combinations. */
final class ChinookJoins {
  private static final TextProperty<Customer> COUNTRY =
      CustomerFields.address.then(AddressFields.country);
  private static final TextProperty<Employee> CITY =
      EmployeeFields.address.then(AddressFields.city);

  private ChinookJoins() {}

  /** A name, as something to combine and to order. */
  record Named(String name) {}

  /** An employee beside whom others stand. */
  record Colleague(int id, String name, String town) {}

  /** Two names side by side. */
  record Pair(String left, String right) {}

  /** A track of an artist. */
  record Sung(String artist, String track, int milliseconds) {}

  static List<Question> joins(ChinookContext db) {
    var left = TextProperty.text(Pair::left);
    var right = TextProperty.text(Pair::right);
    return List.of(
        Question.of(
            "Albums and artists by key",
            db.albums
                .join(db.artists, AlbumFields.artistId, ArtistFields.artistId)
                .where(ArtistFields.name.startsWith("M"))
                .orderBy(ArtistFields.name.asc())
                .thenBy(AlbumFields.title.desc())
                .select(ArtistFields.name, AlbumFields.title),
            """
            SELECT r.Name, a.Title FROM Album a JOIN Artist r ON r.ArtistId = a.ArtistId
            WHERE r.Name LIKE 'M%' ORDER BY r.Name, a.Title DESC\
            """),
        Question.of(
            "Artists, with albums where they have some",
            db.artists
                .where(ArtistFields.name.like("A%"))
                .leftJoin(db.albums, ArtistFields.artistId, AlbumFields.artistId)
                .orderBy(ArtistFields.artistId.asc())
                .thenBy(AlbumFields.albumId.asc())
                .select(ArtistFields.name, AlbumFields.title),
            """
            SELECT r.Name, a.Title FROM Artist r LEFT JOIN Album a ON a.ArtistId = r.ArtistId
            WHERE r.Name LIKE 'A%' ORDER BY r.ArtistId, a.AlbumId NULLS FIRST\
            """),
        Question.of(
            "Customers beside the employees of their city, or alone",
            db.employees
                .rightJoin(db.customers, CITY, CustomerFields.address.then(AddressFields.city))
                .orderBy(EmployeeFields.employeeId.desc())
                .thenBy(CustomerFields.customerId.asc())
                .select(EmployeeFields.lastName, CustomerFields.lastName),
            """
            SELECT e.LastName, c.LastName FROM Employee e RIGHT JOIN Customer c ON c.City = e.City
            ORDER BY e.EmployeeId DESC NULLS LAST, c.CustomerId\
            """),
        Question.of(
            "Customers and employees by first name, both sides whole",
            db.employees
                .fullJoin(db.customers, EmployeeFields.firstName, CustomerFields.firstName)
                .orderBy(EmployeeFields.employeeId.asc())
                .thenBy(CustomerFields.customerId.asc())
                .select(EmployeeFields.employeeId, CustomerFields.customerId),
            """
            SELECT e.EmployeeId, c.CustomerId FROM Employee e
            LEFT JOIN Customer c ON c.FirstName = e.FirstName
            UNION ALL
            SELECT NULL, CustomerId FROM Customer WHERE FirstName NOT IN (SELECT FirstName FROM Employee)
            ORDER BY 1 NULLS FIRST, 2 NULLS FIRST\
            """),
        Question.of(
            "Genres and media types, all pairs, then some by their lengths",
            db.genres
                .crossJoin(db.mediaTypes)
                .where(GenreFields.genreId.gt(3))
                .select(Pair.class, GenreFields.name, MediaTypeFields.name)
                .where(left.length().plus(8).gt(right.length()))
                .orderBy(right.asc())
                .thenBy(left.desc()),
            """
            SELECT g.Name, m.Name FROM Genre g CROSS JOIN MediaType m
            WHERE GenreId > 3 AND LENGTH(g.Name) + 8 > LENGTH(m.Name)
            ORDER BY m.Name, g.Name DESC\
            """),
        Question.of(
            "Three sides: who sells to whom for how much",
            db.invoices
                .where(InvoiceFields.total.ge(new BigDecimal("13.86")))
                .join(db.customers, InvoiceFields.customerId, CustomerFields.customerId)
                .leftJoin(db.employees, CustomerFields.supportRepId, EmployeeFields.employeeId)
                .orderBy(InvoiceFields.total.desc())
                .thenBy(InvoiceFields.invoiceId.asc())
                .select(InvoiceFields.total, CustomerFields.lastName, EmployeeFields.lastName),
            """
            SELECT i.Total, c.LastName, e.LastName FROM Invoice i
            JOIN Customer c ON c.CustomerId = i.CustomerId
            LEFT JOIN Employee e ON e.EmployeeId = c.SupportRepId
            WHERE i.Total >= 13.86 ORDER BY i.Total DESC, i.InvoiceId\
            """),
        Question.of(
            "Employees beside others of their town: a class with itself",
            db.employees
                .select(Colleague.class, EmployeeFields.employeeId, EmployeeFields.lastName, CITY)
                .join(db.employees, TextProperty.text(Colleague::town), CITY)
                .where(EmployeeFields.title.contains("IT"))
                .select(Pair.class, EmployeeFields.lastName, TextProperty.text(Colleague::name))
                .where(left.ne(right))
                .orderBy(left.asc())
                .thenBy(right.asc()),
            """
            SELECT a.LastName, b.LastName FROM Employee a JOIN Employee b ON b.City = a.City
            WHERE a.Title LIKE '%IT%' AND a.LastName <> b.LastName ORDER BY 1, 2\
            """),
        Question.of(
            "Playlists with each of their tracks: rows with their collections",
            db.playlists
                .where(PlaylistFields.name.contains("Classical"))
                .join(PlaylistFields.tracks)
                .where(TrackFields.milliseconds.gt(240_000))
                .orderBy(PlaylistFields.playlistId.asc())
                .thenBy(TrackFields.trackId.asc())
                .select(PlaylistFields.name, TrackFields.name),
            """
            SELECT p.Name, t.Name FROM Playlist p
            JOIN PlaylistTrack x ON x.PlaylistId = p.PlaylistId JOIN Track t ON t.TrackId = x.TrackId
            WHERE p.Name LIKE '%Classical%' AND t.Milliseconds > 240000
            ORDER BY p.PlaylistId, t.TrackId\
            """),
        Question.of(
            "Employees with their customers, or with nobody",
            db.employees
                .leftJoin(EmployeeFields.customers)
                .orderBy(EmployeeFields.employeeId.asc())
                .thenBy(CustomerFields.customerId.desc())
                .select(EmployeeFields.lastName, CustomerFields.lastName),
            """
            SELECT e.LastName, c.LastName FROM Employee e
            LEFT JOIN Customer c ON c.SupportRepId = e.EmployeeId
            ORDER BY e.EmployeeId, c.CustomerId DESC\
            """),
        Question.of(
            "Joined, then grouped: the time that artists sing",
            db.artists
                .join(ArtistFields.albums)
                .join(db.tracks, AlbumFields.albumId, TrackFields.albumId)
                .select(Sung.class, ArtistFields.name, TrackFields.name, TrackFields.milliseconds)
                .groupBy(TextProperty.text(Sung::artist))
                .having(NumberProperty.integral(Sung::milliseconds).sum().gt(15_000_000L))
                .orderBy(NumberProperty.integral(Sung::milliseconds).sum().desc())
                .select(
                    TextProperty.text(Sung::artist),
                    NumberProperty.integral(Sung::milliseconds).sum(),
                    TextProperty.text(Sung::track).min()),
            """
            SELECT r.Name, SUM(CAST(t.Milliseconds AS BIGINT)), MIN(t.Name) FROM Artist r
            JOIN Album a ON a.ArtistId = r.ArtistId JOIN Track t ON t.AlbumId = a.AlbumId
            GROUP BY r.Name HAVING SUM(CAST(t.Milliseconds AS BIGINT)) > 15000000 ORDER BY 2 DESC\
            """));
  }

  static List<Question> combinations(ChinookContext db) {
    var name = TextProperty.text(Named::name);
    Query<Named> customers = db.customers.select(Named.class, CustomerFields.firstName);
    Query<Named> employees = db.employees.select(Named.class, EmployeeFields.firstName);
    Query<Named> genres = db.genres.select(Named.class, GenreFields.name);
    Query<Named> playlists = db.playlists.select(Named.class, PlaylistFields.name);
    return List.of(
        Question.of(
            "First names of anybody",
            customers.union(employees).orderBy(name.asc()),
            "SELECT FirstName FROM Customer UNION SELECT FirstName FROM Employee ORDER BY 1"),
        Question.of(
            "Names of genres or playlists, as often as there are",
            genres.concat(playlists).orderBy(name.desc()).skip(3),
            "SELECT Name FROM Genre UNION ALL SELECT Name FROM Playlist ORDER BY 1 DESC OFFSET 3"
                + " ROWS"),
        Question.of(
            "First names that customers share with employees",
            customers.intersect(employees).orderBy(name.asc()),
            "SELECT FirstName FROM Customer INTERSECT SELECT FirstName FROM Employee ORDER BY 1"),
        Question.of(
            "Playlists that are called like no genre",
            playlists.except(genres).orderBy(name.asc()),
            "SELECT Name FROM Playlist EXCEPT SELECT Name FROM Genre ORDER BY 1"),
        Question.of(
            "Countries of customers but not of large invoices, and how many",
            () ->
                db.customers
                    .select(COUNTRY)
                    .except(
                        db.invoices
                            .where(InvoiceFields.total.gt(new BigDecimal("14")))
                            .select(InvoiceFields.billingAddress.then(AddressFields.country)))
                    .count(),
            """
            SELECT COUNT(*) FROM (SELECT Country FROM Customer EXCEPT
              SELECT BillingCountry FROM Invoice WHERE Total > 14)\
            """),
        Question.of(
            "Entities combined: tracks of two kinds, without the dear ones",
            db.tracks
                .where(TrackFields.genre.then(GenreFields.name).in(List.of("Jazz", "Blues")))
                .union(db.tracks.where(TrackFields.composer.eq("Miles Davis")))
                .except(db.tracks.where(TrackFields.milliseconds.gt(400_000)))
                .intersect(db.tracks.where(TrackFields.invoiceLines.any()))
                .orderBy(TrackFields.name.asc())
                .thenBy(TrackFields.trackId.asc())
                .select(TrackFields.trackId, TrackFields.album.then(AlbumFields.title)),
            """
            SELECT t.TrackId, a.Title FROM Track t JOIN Album a ON a.AlbumId = t.AlbumId
            LEFT JOIN Genre g ON g.GenreId = t.GenreId
            WHERE (g.Name IN ('Jazz', 'Blues') OR t.Composer = 'Miles Davis') AND t.Milliseconds <= 400000
              AND t.TrackId IN (SELECT TrackId FROM InvoiceLine)
            ORDER BY t.Name, t.TrackId\
            """));
  }
}
