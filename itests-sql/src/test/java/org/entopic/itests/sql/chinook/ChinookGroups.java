package org.entopic.itests.sql.chinook;

import static org.entopic.query.Expressions.count;

import java.math.BigDecimal;
import java.util.List;
import org.entopic.itests.sql.Question;
import org.entopic.query.NumberProperty;
import org.entopic.query.TextProperty;
import org.entopic.samples.chinook.ChinookContext;
import org.entopic.samples.chinook.model.AddressFields;
import org.entopic.samples.chinook.model.AlbumFields;
import org.entopic.samples.chinook.model.ArtistFields;
import org.entopic.samples.chinook.model.Customer;
import org.entopic.samples.chinook.model.CustomerFields;
import org.entopic.samples.chinook.model.EmployeeFields;
import org.entopic.samples.chinook.model.GenreFields;
import org.entopic.samples.chinook.model.InvoiceFields;
import org.entopic.samples.chinook.model.InvoiceLine;
import org.entopic.samples.chinook.model.InvoiceLineFields;
import org.entopic.samples.chinook.model.MediaTypeFields;
import org.entopic.samples.chinook.model.TrackFields;

/** Aggregates and groups. */
final class ChinookGroups {
  private static final TextProperty<Customer> COUNTRY =
      CustomerFields.address.then(AddressFields.country);
  private static final TextProperty<InvoiceLine> SOLD_ARTIST =
      InvoiceLineFields.track
          .then(TrackFields.album)
          .then(AlbumFields.artist)
          .then(ArtistFields.name);

  private ChinookGroups() {}

  /** The sales of a country. */
  record Sales(String country, long invoices, BigDecimal total) {}

  static List<Question> of(ChinookContext db) {
    var price = InvoiceLineFields.unitPrice.times(InvoiceLineFields.quantity.toDecimal());
    var billedIn = InvoiceFields.billingAddress.then(AddressFields.country);
    return List.of(
        Question.of(
            "Sums, means and extremes of everything",
            () ->
                List.of(
                    List.of(
                        db.invoices.sum(InvoiceFields.total),
                        db.invoices.average(InvoiceFields.total).getAsDouble(),
                        db.invoices.min(InvoiceFields.invoiceDate).orElseThrow(),
                        db.tracks.max(TrackFields.name).orElseThrow(),
                        db.tracks.sum(TrackFields.milliseconds),
                        db.tracks.countDistinct(TrackFields.composer),
                        db.tracks.where(TrackFields.trackId.lt(0)).sum(TrackFields.bytes))),
            """
            SELECT (SELECT SUM(Total) FROM Invoice),
              (SELECT CAST(AVG(Total) AS DOUBLE PRECISION) FROM Invoice),
              (SELECT MIN(InvoiceDate) FROM Invoice), (SELECT MAX(Name) FROM Track),
              (SELECT SUM(CAST(Milliseconds AS BIGINT)) FROM Track),
              (SELECT COUNT(DISTINCT Composer) FROM Track), 0\
            """),
        Question.of(
            "Nothing has no extremes and no mean",
            () ->
                List.of(
                    db.invoices
                        .where(InvoiceFields.total.lt(BigDecimal.ZERO))
                        .max(InvoiceFields.total),
                    db.tracks.where(TrackFields.trackId.lt(0)).average(TrackFields.bytes)),
            """
            SELECT MAX(Total) FROM Invoice WHERE Total < 0
            UNION ALL SELECT AVG(Bytes) FROM Track WHERE TrackId < 0\
            """),
        Question.of(
            "Sales by country, the best first",
            db.invoices
                .groupBy(billedIn)
                .orderBy(InvoiceFields.total.sum().desc())
                .thenBy(billedIn.asc())
                .select(
                    billedIn,
                    count(),
                    InvoiceFields.total.sum(),
                    InvoiceFields.total.average(),
                    InvoiceFields.total.min(),
                    InvoiceFields.invoiceDate.max()),
            """
            SELECT BillingCountry, COUNT(*), SUM(Total), CAST(AVG(Total) AS DOUBLE PRECISION), MIN(Total),
              MAX(InvoiceDate)
            FROM Invoice GROUP BY BillingCountry ORDER BY SUM(Total) DESC, BillingCountry\
            """),
        Question.of(
            "Genres with more than fifty tracks that last over five minutes on average",
            db.tracks
                .groupBy(TrackFields.genre.then(GenreFields.name))
                .having(TrackFields.milliseconds.average().gt(300_000.0).and(count().gt(50L)))
                .orderBy(count().asc())
                .select(
                    TrackFields.genre.then(GenreFields.name),
                    count(),
                    TrackFields.milliseconds.average()),
            """
            SELECT g.Name, COUNT(*), CAST(AVG(Milliseconds) AS DOUBLE PRECISION)
            FROM Track t LEFT JOIN Genre g ON g.GenreId = t.GenreId GROUP BY g.Name
            HAVING COUNT(*) > 50 AND CAST(AVG(Milliseconds) AS DOUBLE PRECISION) > 300000 ORDER BY 2\
            """),
        Question.of(
            "Tracks by media type and genre: a key of two values",
            db.tracks
                .groupBy(
                    TrackFields.mediaType.then(MediaTypeFields.name),
                    TrackFields.genre.then(GenreFields.name))
                .orderBy(TrackFields.mediaType.then(MediaTypeFields.name).asc())
                .thenBy(TrackFields.genre.then(GenreFields.name).desc())
                .select(
                    TrackFields.mediaType.then(MediaTypeFields.name),
                    TrackFields.genre.then(GenreFields.name),
                    count(),
                    TrackFields.composer.countDistinct(),
                    TrackFields.unitPrice.sumDistinct()),
            """
            SELECT m.Name, g.Name, COUNT(*), COUNT(DISTINCT t.Composer), SUM(DISTINCT t.UnitPrice)
            FROM Track t JOIN MediaType m ON m.MediaTypeId = t.MediaTypeId
            LEFT JOIN Genre g ON g.GenreId = t.GenreId
            GROUP BY m.Name, g.Name ORDER BY m.Name, g.Name DESC\
            """),
        Question.of(
            "Sales by year and month: groups of formulas",
            db.invoices
                .groupBy(InvoiceFields.invoiceDate.year(), InvoiceFields.invoiceDate.month())
                .orderBy(InvoiceFields.invoiceDate.year().asc())
                .thenBy(InvoiceFields.invoiceDate.month().asc())
                .select(
                    InvoiceFields.invoiceDate.year(),
                    InvoiceFields.invoiceDate.month(),
                    InvoiceFields.total.sum(),
                    InvoiceFields.customerId.countDistinct()),
            """
            SELECT EXTRACT(YEAR FROM InvoiceDate) AS y, EXTRACT(MONTH FROM InvoiceDate) AS m, SUM(Total),
              COUNT(DISTINCT CustomerId)
            FROM Invoice GROUP BY y, m ORDER BY y, m\
            """),
        Question.of(
            "The ten artists who sold best, four relations away",
            db.invoiceLines
                .groupBy(SOLD_ARTIST)
                .orderBy(price.sum().desc())
                .thenBy(SOLD_ARTIST.asc())
                .select(SOLD_ARTIST, price.sum(), InvoiceLineFields.quantity.sum())
                .take(10),
            """
            SELECT r.Name, SUM(l.UnitPrice * l.Quantity), SUM(l.Quantity)
            FROM InvoiceLine l JOIN Track t ON t.TrackId = l.TrackId JOIN Album a ON a.AlbumId = t.AlbumId
            JOIN Artist r ON r.ArtistId = a.ArtistId
            GROUP BY r.Name ORDER BY 2 DESC, 1 LIMIT 10\
            """),
        Question.of(
            "Groups of what is unknown: states, none among them",
            db.customers
                .groupBy(COUNTRY, CustomerFields.address.then(AddressFields.state))
                .orderBy(COUNTRY.asc())
                .thenBy(CustomerFields.address.then(AddressFields.state).asc())
                .select(
                    COUNTRY,
                    CustomerFields.address.then(AddressFields.state),
                    count(),
                    CustomerFields.company.count(),
                    CustomerFields.company.max()),
            """
            SELECT Country, State, COUNT(*), COUNT(Company), MAX(Company) FROM Customer
            GROUP BY Country, State ORDER BY Country, State NULLS FIRST\
            """),
        Question.of(
            "What employees sold, year by year",
            db.invoices
                .groupBy(
                    InvoiceFields.customer
                        .then(CustomerFields.supportRep)
                        .then(EmployeeFields.lastName),
                    InvoiceFields.invoiceDate.year())
                .having(InvoiceFields.total.sum().ge(new BigDecimal("150")))
                .orderBy(InvoiceFields.total.sum().desc())
                .select(
                    InvoiceFields.customer
                        .then(CustomerFields.supportRep)
                        .then(EmployeeFields.lastName),
                    InvoiceFields.invoiceDate.year(),
                    InvoiceFields.total.sum()),
            """
            SELECT e.LastName, EXTRACT(YEAR FROM i.InvoiceDate) AS y, SUM(i.Total)
            FROM Invoice i JOIN Customer c ON c.CustomerId = i.CustomerId
            JOIN Employee e ON e.EmployeeId = c.SupportRepId
            GROUP BY e.LastName, y HAVING SUM(i.Total) >= 150 ORDER BY 3 DESC\
            """),
        Question.of(
            "Conditions and orders after groups",
            db.invoices
                .groupBy(billedIn)
                .select(Sales.class, billedIn, count(), InvoiceFields.total.sum())
                .where(NumberProperty.integral(Sales::invoices).between(7L, 20L))
                .orderBy(TextProperty.text(Sales::country).desc())
                .skip(1)
                .take(5),
            """
            SELECT BillingCountry, COUNT(*), SUM(Total) FROM Invoice GROUP BY BillingCountry
            HAVING COUNT(*) BETWEEN 7 AND 20 ORDER BY 1 DESC OFFSET 1 ROWS FETCH NEXT 5 ROWS ONLY\
            """),
        Question.of(
            "How many countries there are groups of",
            () -> db.customers.groupBy(COUNTRY).select(COUNTRY).count(),
            "SELECT COUNT(DISTINCT Country) FROM Customer"));
  }
}
