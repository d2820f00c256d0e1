package org.entopic.samples.chinook;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A shop of a few rows, in the form of the files of Chinook. */
final class SmallShop {
  private SmallShop() {}

  static Path writeTo(Path folder) throws IOException {
    file(
        folder,
        "Artist",
        "{\"ArtistId\": 1, \"Name\": \"The Brokers\"}",
        "{\"ArtistId\": 2, \"Name\": \"Log and the Segments\"}");
    file(
        folder,
        "Album",
        "{\"AlbumId\": 1, \"Title\": \"Partitions\", \"ArtistId\": 1}",
        "{\"AlbumId\": 2, \"Title\": \"Offsets\", \"ArtistId\": 2}");
    file(folder, "Genre", "{\"GenreId\": 1, \"Name\": \"Rock\"}");
    file(folder, "MediaType", "{\"MediaTypeId\": 1, \"Name\": \"Tape\"}");
    file(
        folder,
        "Track",
        track(1, "Leader", 1),
        track(2, "Follower", 1),
        track(3, "Zero", 2),
        track(4, "High Watermark", 2));
    file(
        folder,
        "Employee",
        employee(1, "Ada", null),
        employee(2, "Ben", 1),
        employee(3, "Cleo", 2),
        employee(4, "Dan", 2),
        employee(5, "Eve", 2));
    file(folder, "Customer", customer(1, 3), customer(2, 3), customer(3, null));
    file(folder, "Invoice", invoice(1, 1, "1.98"), invoice(2, 1, "0.99"), invoice(3, 2, "0.99"));
    file(folder, "InvoiceLine", line(1, 1, 1), line(2, 1, 2), line(3, 2, 3), line(4, 3, 1));
    file(
        folder,
        "Playlist",
        "{\"PlaylistId\": 1, \"Name\": \"Work\"}",
        "{\"PlaylistId\": 2, \"Name\": \"Rest\"}");
    file(
        folder,
        "PlaylistTrack",
        "{\"PlaylistId\": 1, \"TrackId\": 1}",
        "{\"PlaylistId\": 1, \"TrackId\": 2}",
        "{\"PlaylistId\": 1, \"TrackId\": 3}",
        "{\"PlaylistId\": 2, \"TrackId\": 4}");
    return folder;
  }

  private static String track(int id, String name, int album) {
    return "{\"TrackId\": %d, \"Name\": \"%s\", \"AlbumId\": %d, \"MediaTypeId\": 1, \"GenreId\": 1, \"Composer\": null, \"Milliseconds\": 1000, \"Bytes\": 10, \"UnitPrice\": 0.99}"
        .formatted(id, name, album);
  }

  private static String employee(int id, String name, Integer manager) {
    return "{\"EmployeeId\": %d, \"LastName\": \"Doe\", \"FirstName\": \"%s\", \"ReportsTo\": %s, \"BirthDate\": null, \"HireDate\": \"2002-08-14 00:00:00\", \"City\": \"Calgary\"}"
        .formatted(id, name, manager);
  }

  private static String customer(int id, Integer employee) {
    return "{\"CustomerId\": %d, \"FirstName\": \"C%d\", \"LastName\": \"Roe\", \"Email\": \"c%d@example.org\", \"SupportRepId\": %s}"
        .formatted(id, id, id, employee);
  }

  private static String invoice(int id, int customer, String total) {
    return "{\"InvoiceId\": %d, \"CustomerId\": %d, \"InvoiceDate\": \"2021-01-01 00:00:00\", \"BillingCountry\": \"Canada\", \"Total\": %s}"
        .formatted(id, customer, total);
  }

  private static String line(int id, int invoice, int track) {
    return "{\"InvoiceLineId\": %d, \"InvoiceId\": %d, \"TrackId\": %d, \"UnitPrice\": 0.99, \"Quantity\": 1}"
        .formatted(id, invoice, track);
  }

  private static void file(Path folder, String name, String... lines) throws IOException {
    Files.write(folder.resolve(name + ".jsonl"), java.util.List.of(lines));
  }
}
