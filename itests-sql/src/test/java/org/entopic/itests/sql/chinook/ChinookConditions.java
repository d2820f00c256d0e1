package org.entopic.itests.sql.chinook;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import org.entopic.itests.sql.Question;
import org.entopic.query.TextProperty;
import org.entopic.samples.chinook.ChinookContext;
import org.entopic.samples.chinook.model.AddressFields;
import org.entopic.samples.chinook.model.AlbumFields;
import org.entopic.samples.chinook.model.ArtistFields;
import org.entopic.samples.chinook.model.Customer;
import org.entopic.samples.chinook.model.CustomerFields;
import org.entopic.samples.chinook.model.EmployeeFields;
import org.entopic.samples.chinook.model.GenreFields;
import org.entopic.samples.chinook.model.Invoice;
import org.entopic.samples.chinook.model.InvoiceFields;
import org.entopic.samples.chinook.model.Track;
import org.entopic.samples.chinook.model.TrackFields;

/** Conditions, orders and pages. */
final class ChinookConditions {
  private static final TextProperty<Track> ARTIST =
      TrackFields.album.then(AlbumFields.artist).then(ArtistFields.name);
  private static final TextProperty<Customer> COUNTRY =
      CustomerFields.address.then(AddressFields.country);
  private static final TextProperty<Invoice> BILLED_IN =
      InvoiceFields.billingAddress.then(AddressFields.country);

  private ChinookConditions() {}

  static List<Question> comparisons(ChinookContext db) {
    return List.of(
        Question.of(
            "Customers in Brazil",
            db.customers
                .where(COUNTRY.eq("Brazil"))
                .orderBy(CustomerFields.lastName.asc())
                .thenBy(CustomerFields.firstName.asc())
                .select(CustomerFields.customerId, CustomerFields.email),
            """
            SELECT CustomerId, Email FROM Customer WHERE Country = 'Brazil'
            ORDER BY LastName, FirstName\
            """),
        Question.of(
            "Tracks of five to six minutes, the longest first",
            db.tracks
                .where(TrackFields.milliseconds.between(300_000, 360_000))
                .orderBy(TrackFields.milliseconds.desc())
                .thenBy(TrackFields.trackId.asc())
                .select(TrackFields.trackId),
            """
            SELECT TrackId FROM Track WHERE Milliseconds BETWEEN 300000 AND 360000
            ORDER BY Milliseconds DESC, TrackId\
            """),
        Question.of(
            "Invoices above 8.91 in three countries",
            () ->
                db
                    .invoices
                    .where(BILLED_IN.in(List.of("France", "Chile", "USA")))
                    .where(InvoiceFields.total.gt(new BigDecimal("8.91")))
                    .orderBy(InvoiceFields.invoiceId.asc())
                    .toList()
                    .stream()
                    .map(Invoice::getInvoiceId)
                    .toList(),
            """
            SELECT InvoiceId FROM Invoice
            WHERE BillingCountry IN ('France', 'Chile', 'USA') AND Total > 8.91
            ORDER BY InvoiceId\
            """),
        Question.of(
            "Invoices of one autumn",
            db.invoices
                .where(InvoiceFields.invoiceDate.ge(LocalDateTime.of(2023, 9, 1, 0, 0)))
                .where(InvoiceFields.invoiceDate.lt(LocalDateTime.of(2023, 12, 1, 0, 0)))
                .orderBy(InvoiceFields.invoiceDate.desc())
                .thenBy(InvoiceFields.invoiceId.desc())
                .select(InvoiceFields.invoiceId, InvoiceFields.invoiceDate, InvoiceFields.total),
            """
            SELECT InvoiceId, InvoiceDate, Total FROM Invoice
            WHERE InvoiceDate >= DATE '2023-09-01' AND InvoiceDate < DATE '2023-12-01'
            ORDER BY InvoiceDate DESC, InvoiceId DESC\
            """),
        Question.of(
            "Employees born after 1967 began, by day of birth",
            db.employees
                .where(EmployeeFields.birthDate.gt(LocalDate.of(1967, 1, 1)))
                .orderBy(EmployeeFields.birthDate.asc())
                .select(EmployeeFields.lastName, EmployeeFields.birthDate, EmployeeFields.hireDate),
            """
            SELECT LastName, CAST(BirthDate AS DATE), CAST(HireDate AS DATE) FROM Employee
            WHERE BirthDate > DATE '1967-01-01' ORDER BY BirthDate\
            """),
        Question.of(
            "Composers that are not AC/DC, unknown ones among them",
            () -> db.tracks.where(TrackFields.composer.ne("AC/DC")).count(),
            "SELECT COUNT(*) FROM Track WHERE Composer IS DISTINCT FROM 'AC/DC'"),
        Question.of(
            "Composers not before B: what is unknown is not before",
            () -> db.tracks.where(TrackFields.composer.lt("B").not()).count(),
            "SELECT COUNT(*) FROM Track WHERE Composer IS NULL OR NOT Composer < 'B'"),
        Question.of(
            "Tracks by nobody known or by Bono",
            db.tracks
                .where(TrackFields.composer.in(Arrays.asList(null, "Bono")))
                .where(TrackFields.mediaTypeId.eq(1).or(TrackFields.mediaTypeId.eq(4)))
                .orderBy(TrackFields.trackId.desc())
                .select(TrackFields.trackId, TrackFields.composer),
            """
            SELECT TrackId, Composer FROM Track
            WHERE (Composer IS NULL OR Composer IN ('Bono')) AND (MediaTypeId = 1 OR MediaTypeId = 4)
            ORDER BY TrackId DESC\
            """),
        Question.of(
            "Customers with neither company nor state",
            db.customers
                .where(
                    CustomerFields.company
                        .isNull()
                        .and(CustomerFields.address.then(AddressFields.state).isNotNull().not()))
                .orderBy(CustomerFields.customerId.asc())
                .select(CustomerFields.customerId),
            "SELECT CustomerId FROM Customer WHERE Company IS NULL AND State IS NULL ORDER BY 1"),
        Question.of(
            "A condition in Java on what a query found",
            () ->
                db
                    .tracks
                    .where(TrackFields.name.startsWith("S"))
                    .filter(track -> track.getName().codePoints().filter(c -> c == 's').count() > 2)
                    .orderBy(TrackFields.trackId.asc())
                    .toList()
                    .stream()
                    .map(Track::getTrackId)
                    .toList(),
            """
            SELECT TrackId FROM Track
            WHERE Name LIKE 'S%' AND LENGTH(Name) - LENGTH(REPLACE(Name, 's', '')) > 2
            ORDER BY TrackId\
            """));
  }

  static List<Question> texts(ChinookContext db) {
    return List.of(
        Question.of(
            "Names that match a pattern",
            db.tracks
                .where(TrackFields.name.like("%o_e %"))
                .orderBy(TrackFields.name.asc())
                .thenBy(TrackFields.trackId.asc())
                .select(TrackFields.trackId, TrackFields.name),
            "SELECT TrackId, Name FROM Track WHERE Name LIKE '%o_e %' ORDER BY Name, TrackId"),
        Question.of(
            "A pattern with a sign that stands for itself",
            db.tracks
                .where(TrackFields.name.like("%\\%%").or(TrackFields.name.like("%#_%")))
                .orderBy(TrackFields.trackId.asc())
                .select(TrackFields.name),
            """
            SELECT Name FROM Track
            WHERE LOCATE('%', Name) > 0 OR REGEXP_LIKE(Name, '#.')
            ORDER BY TrackId\
            """),
        Question.of(
            "Beginnings, ends and parts of names",
            db.albums
                .where(AlbumFields.title.startsWith("The "))
                .where(AlbumFields.title.endsWith("s").or(AlbumFields.title.contains("Best")))
                .orderBy(AlbumFields.title.desc())
                .select(AlbumFields.title),
            """
            SELECT Title FROM Album
            WHERE Title LIKE 'The %' AND (Title LIKE '%s' OR Title LIKE '%Best%')
            ORDER BY Title DESC\
            """),
        Question.of(
            "Names in whatever case",
            db.tracks
                .where(TrackFields.name.eqIgnoreCase("FEAR OF THE DARK"))
                .orderBy(TrackFields.trackId.asc())
                .select(TrackFields.trackId, ARTIST),
            """
            SELECT t.TrackId, r.Name FROM Track t
            JOIN Album a ON a.AlbumId = t.AlbumId JOIN Artist r ON r.ArtistId = a.ArtistId
            WHERE LOWER(t.Name) = 'fear of the dark' ORDER BY t.TrackId\
            """));
  }

  static List<Question> orders(ChinookContext db) {
    return List.of(
        Question.of(
            "The third page of albums by title",
            db.albums
                .orderBy(AlbumFields.title.asc())
                .thenBy(AlbumFields.albumId.asc())
                .skip(50)
                .take(25)
                .select(AlbumFields.albumId, AlbumFields.title),
            "SELECT AlbumId, Title FROM Album ORDER BY Title, AlbumId OFFSET 50 ROWS FETCH NEXT 25"
                + " ROWS ONLY"),
        Question.of(
            "Employees by their managers' names, nobody's last",
            db.employees
                .orderBy(EmployeeFields.manager.then(EmployeeFields.lastName).asc().nullsLast())
                .thenBy(EmployeeFields.employeeId.desc())
                .select(EmployeeFields.employeeId),
            """
            SELECT e.EmployeeId FROM Employee e LEFT JOIN Employee m ON m.EmployeeId = e.ReportsTo
            ORDER BY m.LastName NULLS LAST, e.EmployeeId DESC\
            """),
        Question.of(
            "Unknown composers first, even in descending order",
            db.tracks
                .where(TrackFields.albumId.le(20))
                .orderBy(TrackFields.composer.desc().nullsFirst())
                .thenBy(TrackFields.trackId.asc())
                .select(TrackFields.trackId),
            "SELECT TrackId FROM Track WHERE AlbumId <= 20 ORDER BY Composer DESC NULLS FIRST,"
                + " TrackId"),
        Question.of(
            "An order turned around, then cut",
            db.customers
                .orderBy(COUNTRY.asc())
                .thenBy(CustomerFields.customerId.asc())
                .reverse()
                .take(12)
                .select(CustomerFields.customerId),
            "SELECT CustomerId FROM Customer ORDER BY Country DESC, CustomerId DESC LIMIT 12"),
        Question.of(
            "Countries, each once",
            db.customers.orderBy(COUNTRY.asc()).select(COUNTRY).distinct(),
            "SELECT DISTINCT Country FROM Customer ORDER BY Country"),
        Question.of(
            "The dearest invoice, the cheapest, the tenth",
            () -> {
              var byTotal =
                  db.invoices
                      .orderBy(InvoiceFields.total.desc())
                      .thenBy(InvoiceFields.invoiceId.asc())
                      .select(InvoiceFields.invoiceId);
              return List.of(byTotal.first(), byTotal.last(), byTotal.elementAt(9));
            },
            """
            SELECT id FROM (
              SELECT InvoiceId AS id, ROW_NUMBER() OVER (ORDER BY Total DESC, InvoiceId) AS n FROM Invoice)
            WHERE n IN (1, 10, 412)
            ORDER BY CASE n WHEN 1 THEN 1 WHEN 412 THEN 2 ELSE 3 END\
            """),
        Question.of(
            "Whether any, all, this one, how many",
            () ->
                List.of(
                    List.of(
                        db.tracks.where(TrackFields.milliseconds.gt(5_000_000)).any(),
                        db.tracks.all(TrackFields.milliseconds.gt(1_500)),
                        db.genres.select(GenreFields.name).contains("Opera"),
                        db.genres.where(GenreFields.name.eq("Opera")).single().getGenreId(),
                        db.tracks.where(TrackFields.genreId.eq(25)).count())),
            """
            SELECT EXISTS (SELECT * FROM Track WHERE Milliseconds > 5000000),
              NOT EXISTS (SELECT * FROM Track WHERE Milliseconds <= 1500),
              'Opera' IN (SELECT Name FROM Genre),
              (SELECT GenreId FROM Genre WHERE Name = 'Opera'),
              (SELECT COUNT(*) FROM Track WHERE GenreId = 25)\
            """));
  }
}
