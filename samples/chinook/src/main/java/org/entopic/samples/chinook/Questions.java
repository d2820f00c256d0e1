package org.entopic.samples.chinook;

import static java.util.Map.Entry.comparingByKey;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.reducing;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.entopic.samples.chinook.model.AlbumFields;
import org.entopic.samples.chinook.model.Employee;
import org.entopic.samples.chinook.model.EmployeeFields;
import org.entopic.samples.chinook.model.InvoiceFields;
import org.entopic.samples.chinook.model.InvoiceLine;
import org.entopic.samples.chinook.model.InvoiceLineFields;
import org.entopic.samples.chinook.model.PlaylistFields;
import org.entopic.samples.chinook.model.TrackFields;
import org.jspecify.annotations.Nullable;

/** What one would like to know of the shop; each answer is a line. */
final class Questions {
  private static final int SHOWN = 3;

  private final ChinookContext db;

  Questions(ChinookContext db) {
    this.db = db;
  }

  /** Who sold most, by the price on the invoices. */
  List<String> bestSellingArtists() {
    List<InvoiceLine> lines =
        db.invoiceLines
            .include(InvoiceLineFields.track)
            .thenInclude(TrackFields.album)
            .thenInclude(AlbumFields.artist)
            .toList();
    Map<String, BigDecimal> revenue =
        lines.stream().collect(groupingBy(Questions::artist, mapping(Questions::price, sum())));
    return top(revenue);
  }

  /** Where the money comes from. */
  List<String> revenueByCountry() {
    Map<String, BigDecimal> revenue =
        db.invoices.asNoTracking().toList().stream()
            .collect(
                groupingBy(
                    invoice -> text(present(invoice.getBillingAddress()).country()),
                    mapping(invoice -> invoice.getTotal(), sum())));
    return top(revenue);
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
    return db
        .playlists
        .orderBy(PlaylistFields.playlistId.asc())
        .include(PlaylistFields.tracks)
        .toList()
        .stream()
        .sorted((a, b) -> b.getTracks().size() - a.getTracks().size())
        .limit(SHOWN)
        .map(playlist -> playlist.getName() + " " + playlist.getTracks().size())
        .toList();
  }

  /** The largest invoices of a customer. */
  List<String> largestInvoices(int customerId) {
    return db
        .invoices
        .where(InvoiceFields.customerId.eq(customerId))
        .orderBy(InvoiceFields.total.desc())
        .thenBy(InvoiceFields.invoiceId.asc())
        .take(SHOWN)
        .toList()
        .stream()
        .map(invoice -> invoice.getInvoiceId() + " " + invoice.getTotal())
        .toList();
  }

  private static String artist(InvoiceLine line) {
    return present(present(present(line.getTrack()).getAlbum()).getArtist()).getName();
  }

  private static BigDecimal price(InvoiceLine line) {
    return line.getUnitPrice().multiply(BigDecimal.valueOf(line.getQuantity()));
  }

  private static java.util.stream.Collector<BigDecimal, ?, BigDecimal> sum() {
    return reducing(BigDecimal.ZERO, BigDecimal::add);
  }

  private static List<String> top(Map<String, BigDecimal> amounts) {
    return amounts.entrySet().stream()
        .sorted(
            Map.Entry.<String, BigDecimal>comparingByValue()
                .reversed()
                .thenComparing(comparingByKey()))
        .limit(SHOWN)
        .map(entry -> entry.getKey() + " " + entry.getValue())
        .toList();
  }

  private static <T> T present(@Nullable T value) {
    return Objects.requireNonNull(value);
  }

  private static String text(@Nullable String value) {
    return value == null ? "?" : value;
  }
}
