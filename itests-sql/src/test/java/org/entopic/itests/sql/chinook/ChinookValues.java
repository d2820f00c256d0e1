package org.entopic.itests.sql.chinook;

import java.math.BigDecimal;
import java.util.List;
import org.entopic.itests.sql.Question;
import org.entopic.query.Expressions;
import org.entopic.samples.chinook.ChinookContext;
import org.entopic.samples.chinook.model.AddressFields;
import org.entopic.samples.chinook.model.CustomerFields;
import org.entopic.samples.chinook.model.EmployeeFields;
import org.entopic.samples.chinook.model.InvoiceFields;
import org.entopic.samples.chinook.model.InvoiceLineFields;
import org.entopic.samples.chinook.model.TrackFields;

/** Functions of texts, numbers and dates; choices and conversions. */
final class ChinookValues {
  private ChinookValues() {}

  static List<Question> of(ChinookContext db) {
    return List.of(
        Question.of(
            "Functions of texts",
            db.customers
                .orderBy(CustomerFields.customerId.asc())
                .select(
                    CustomerFields.lastName.upper(),
                    CustomerFields.firstName.lower(),
                    CustomerFields.firstName.concat(" ").concat(CustomerFields.lastName).length(),
                    CustomerFields.email.substring(2, 5),
                    CustomerFields.email.substring(3),
                    CustomerFields.email.indexOf("@"),
                    CustomerFields.phone.replace(" ", "").trim()),
            """
            SELECT UPPER(LastName), LOWER(FirstName), LENGTH(FirstName || ' ' || LastName),
              SUBSTRING(Email FROM 3 FOR 5), SUBSTRING(Email FROM 4), POSITION('@' IN Email) - 1,
              TRIM(REPLACE(Phone, ' ', ''))
            FROM Customer ORDER BY CustomerId\
            """),
        Question.of(
            "The longest names by their lengths",
            db.tracks
                .where(TrackFields.name.trim().length().ge(60))
                .orderBy(TrackFields.name.length().desc())
                .thenBy(TrackFields.trackId.asc())
                .select(TrackFields.trackId, TrackFields.name.length()),
            """
            SELECT TrackId, LENGTH(Name) FROM Track WHERE LENGTH(TRIM(Name)) >= 60
            ORDER BY 2 DESC, 1\
            """),
        Question.of(
            "Whole numbers: the four rules, remainders, signs",
            db.tracks
                .where(TrackFields.albumId.eq(141))
                .orderBy(TrackFields.trackId.asc())
                .select(
                    TrackFields.milliseconds.plus(TrackFields.trackId).minus(7),
                    TrackFields.trackId.times(3).negate(),
                    TrackFields.milliseconds.dividedBy(60_000),
                    TrackFields.milliseconds.mod(60_000),
                    TrackFields.trackId.minus(1_600).abs()),
            """
            SELECT Milliseconds + TrackId - 7, -(TrackId * 3), Milliseconds / 60000,
              MOD(Milliseconds, 60000), ABS(TrackId - 1600)
            FROM Track WHERE AlbumId = 141 ORDER BY TrackId\
            """),
        Question.of(
            "Decimals: discounts and rounding",
            db.invoices
                .where(InvoiceFields.invoiceId.le(60))
                .orderBy(InvoiceFields.invoiceId.asc())
                .select(
                    InvoiceFields.total.times(new BigDecimal("0.85")),
                    InvoiceFields.total.floor(),
                    InvoiceFields.total.ceil(),
                    InvoiceFields.total.times(new BigDecimal("2.5")).round(),
                    InvoiceFields.total.negate().plus(BigDecimal.TEN).abs(),
                    InvoiceFields.total.mod(BigDecimal.TEN)),
            """
            SELECT Total * 0.85, FLOOR(Total), CEILING(Total), ROUND(Total * 2.5), ABS(10 - Total),
              Total - 10 * FLOOR(Total / 10)
            FROM Invoice WHERE InvoiceId <= 60 ORDER BY InvoiceId\
            """),
        Question.of(
            "Powers, roots and conversions",
            db.tracks
                .where(TrackFields.albumId.in(List.of(10, 20, 30)))
                .orderBy(TrackFields.trackId.asc())
                .select(
                    TrackFields.trackId.power(2.5),
                    TrackFields.milliseconds.sqrt(),
                    TrackFields.milliseconds.toDouble().dividedBy(1_000.0),
                    TrackFields.unitPrice.times(BigDecimal.TEN).toInt(),
                    TrackFields.trackId.toLong().times(10_000_000_000L),
                    TrackFields.trackId.toDecimal().plus(TrackFields.unitPrice)),
            """
            SELECT POWER(TrackId, 2.5), SQRT(Milliseconds), CAST(Milliseconds AS DOUBLE PRECISION) / 1000,
              CAST(FLOOR(UnitPrice * 10) AS INT), CAST(TrackId AS BIGINT) * 10000000000,
              TrackId + UnitPrice
            FROM Track WHERE AlbumId IN (10, 20, 30) ORDER BY TrackId\
            """),
        Question.of(
            "Invoices of a 13th or above ten, by parts of dates",
            db.invoices
                .where(
                    InvoiceFields.invoiceDate
                        .day()
                        .eq(13)
                        .or(InvoiceFields.total.gt(BigDecimal.TEN)))
                .orderBy(InvoiceFields.invoiceDate.dayOfWeek().asc())
                .thenBy(InvoiceFields.invoiceId.asc())
                .select(
                    InvoiceFields.invoiceDate.year(),
                    InvoiceFields.invoiceDate.month(),
                    InvoiceFields.invoiceDate.day(),
                    InvoiceFields.invoiceDate.dayOfWeek(),
                    InvoiceFields.invoiceDate.hour(),
                    InvoiceFields.invoiceDate.minute(),
                    InvoiceFields.invoiceDate.second(),
                    InvoiceFields.invoiceDate.toDate()),
            """
            SELECT EXTRACT(YEAR FROM InvoiceDate), EXTRACT(MONTH FROM InvoiceDate),
              EXTRACT(DAY FROM InvoiceDate), EXTRACT(ISO_DAY_OF_WEEK FROM InvoiceDate),
              EXTRACT(HOUR FROM InvoiceDate), EXTRACT(MINUTE FROM InvoiceDate),
              EXTRACT(SECOND FROM InvoiceDate), CAST(InvoiceDate AS DATE)
            FROM Invoice WHERE EXTRACT(DAY FROM InvoiceDate) = 13 OR Total > 10
            ORDER BY 4, InvoiceId\
            """),
        Question.of(
            "Birthdays in order of the year",
            db.employees
                .orderBy(EmployeeFields.birthDate.month().asc())
                .thenBy(EmployeeFields.birthDate.day().asc())
                .select(
                    EmployeeFields.lastName,
                    EmployeeFields.hireDate.year().minus(EmployeeFields.birthDate.year())),
            """
            SELECT LastName, EXTRACT(YEAR FROM HireDate) - EXTRACT(YEAR FROM BirthDate) FROM Employee
            ORDER BY EXTRACT(MONTH FROM BirthDate), EXTRACT(DAY FROM BirthDate)\
            """),
        Question.of(
            "Choices of texts and numbers, and what stands for nothing",
            db.customers
                .orderBy(CustomerFields.customerId.asc())
                .select(
                    CustomerFields.company.coalesce(CustomerFields.lastName).coalesce("?"),
                    Expressions.when(
                        CustomerFields.company.isNull(),
                        Expressions.constant("person"),
                        Expressions.constant("company")),
                    Expressions.when(
                        CustomerFields.customerId.mod(2).eq(0),
                        CustomerFields.customerId,
                        CustomerFields.customerId.negate()),
                    CustomerFields.supportRepId.toText().concat("/").concat(CustomerFields.phone)),
            """
            SELECT COALESCE(Company, LastName, '?'), CASE WHEN Company IS NULL THEN 'person' ELSE 'company' END,
              CASE WHEN MOD(CustomerId, 2) = 0 THEN CustomerId ELSE -CustomerId END,
              CAST(SupportRepId AS VARCHAR) || '/' || Phone
            FROM Customer ORDER BY CustomerId\
            """),
        Question.of(
            "A null in a formula is a null",
            db.customers
                .orderBy(CustomerFields.customerId.asc())
                .select(
                    CustomerFields.company.concat(" Ltd"),
                    CustomerFields.address.then(AddressFields.state).lower(),
                    CustomerFields.company.length().plus(1)),
            "SELECT Company || ' Ltd', LOWER(State), LENGTH(Company) + 1 FROM Customer ORDER BY"
                + " CustomerId"),
        Question.of(
            "What a line costs, ordered by a formula",
            db.invoiceLines
                .where(InvoiceLineFields.unitPrice.gt(BigDecimal.ONE))
                .orderBy(InvoiceLineFields.trackId.mod(17).desc())
                .thenBy(InvoiceLineFields.invoiceLineId.asc())
                .select(
                    InvoiceLineFields.invoiceLineId,
                    InvoiceLineFields.unitPrice.times(InvoiceLineFields.quantity.toDecimal())),
            """
            SELECT InvoiceLineId, UnitPrice * Quantity FROM InvoiceLine WHERE UnitPrice > 1
            ORDER BY MOD(TrackId, 17) DESC, InvoiceLineId\
            """));
  }
}
