package org.entopic.samples.chinook;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import org.entopic.samples.chinook.model.Address;
import org.entopic.samples.chinook.model.Album;
import org.entopic.samples.chinook.model.Artist;
import org.entopic.samples.chinook.model.Customer;
import org.entopic.samples.chinook.model.Employee;
import org.entopic.samples.chinook.model.Genre;
import org.entopic.samples.chinook.model.Invoice;
import org.entopic.samples.chinook.model.InvoiceLine;
import org.entopic.samples.chinook.model.MediaType;
import org.entopic.samples.chinook.model.Playlist;
import org.entopic.samples.chinook.model.Track;
import org.jspecify.annotations.Nullable;

/** Makes entities of the objects in the files; what they refer to is set by key. */
final class ChinookMapper {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

  private ChinookMapper() {}

  static Artist artist(JsonNode node) {
    return new Artist(number(node, "ArtistId"), text(node, "Name"));
  }

  static Album album(JsonNode node) {
    return new Album(number(node, "AlbumId"), text(node, "Title"), number(node, "ArtistId"));
  }

  static Genre genre(JsonNode node) {
    return new Genre(number(node, "GenreId"), text(node, "Name"));
  }

  static MediaType mediaType(JsonNode node) {
    return new MediaType(number(node, "MediaTypeId"), text(node, "Name"));
  }

  static Track track(JsonNode node) {
    Track track =
        new Track(
            number(node, "TrackId"),
            text(node, "Name"),
            number(node, "MediaTypeId"),
            number(node, "Milliseconds"),
            amount(node, "UnitPrice"));
    track.setAlbumId(optionalNumber(node, "AlbumId"));
    track.setGenreId(optionalNumber(node, "GenreId"));
    track.setComposer(optionalText(node, "Composer"));
    track.setBytes(optionalNumber(node, "Bytes"));
    return track;
  }

  static Playlist playlist(JsonNode node) {
    return new Playlist(number(node, "PlaylistId"), text(node, "Name"));
  }

  static Employee employee(JsonNode node) {
    Employee employee =
        new Employee(
            number(node, "EmployeeId"),
            text(node, "LastName"),
            text(node, "FirstName"),
            time(node, "HireDate").toLocalDate());
    employee.setBirthDate(optionalDate(node, "BirthDate"));
    employee.setTitle(optionalText(node, "Title"));
    employee.setEmail(optionalText(node, "Email"));
    employee.setAddress(address(node, ""));
    employee.setManagerId(optionalNumber(node, "ReportsTo"));
    return employee;
  }

  static Customer customer(JsonNode node) {
    Customer customer =
        new Customer(
            number(node, "CustomerId"),
            text(node, "FirstName"),
            text(node, "LastName"),
            text(node, "Email"));
    customer.setCompany(optionalText(node, "Company"));
    customer.setAddress(address(node, ""));
    customer.setPhone(optionalText(node, "Phone"));
    customer.setSupportRepId(optionalNumber(node, "SupportRepId"));
    return customer;
  }

  static Invoice invoice(JsonNode node) {
    Invoice invoice =
        new Invoice(
            number(node, "InvoiceId"),
            number(node, "CustomerId"),
            time(node, "InvoiceDate"),
            amount(node, "Total"));
    invoice.setBillingAddress(address(node, "Billing"));
    return invoice;
  }

  static InvoiceLine invoiceLine(JsonNode node) {
    return new InvoiceLine(
        number(node, "InvoiceLineId"),
        number(node, "InvoiceId"),
        number(node, "TrackId"),
        amount(node, "UnitPrice"),
        number(node, "Quantity"));
  }

  private static Address address(JsonNode node, String prefix) {
    return new Address(
        optionalText(node, prefix + "Address"),
        optionalText(node, prefix + "City"),
        optionalText(node, prefix + "State"),
        optionalText(node, prefix + "Country"),
        optionalText(node, prefix + "PostalCode"));
  }

  static int number(JsonNode node, String field) {
    return node.required(field).intValue();
  }

  private static @Nullable Integer optionalNumber(JsonNode node, String field) {
    return node.hasNonNull(field) ? (Integer) number(node, field) : null;
  }

  private static String text(JsonNode node, String field) {
    return node.required(field).textValue();
  }

  private static @Nullable String optionalText(JsonNode node, String field) {
    return node.hasNonNull(field) ? text(node, field) : null;
  }

  private static BigDecimal amount(JsonNode node, String field) {
    return node.required(field).decimalValue();
  }

  private static LocalDateTime time(JsonNode node, String field) {
    return LocalDateTime.parse(text(node, field), TIME);
  }

  private static @Nullable LocalDate optionalDate(JsonNode node, String field) {
    return node.hasNonNull(field) ? time(node, field).toLocalDate() : null;
  }
}
