package org.entopic.samples.chinook;

import static org.entopic.samples.chinook.ChinookMapper.number;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import org.entopic.EntityContextFactory;
import org.entopic.samples.chinook.model.Playlist;
import org.entopic.samples.chinook.model.Track;

/** Saves the shop as the files describe it. */
public final class Loader {
  private final EntityContextFactory<ChinookContext> factory;

  public Loader(EntityContextFactory<ChinookContext> factory) {
    this.factory = factory;
  }

  /** Saves everything at once and returns how many rows that wrote. */
  public int load(Path folder) throws IOException {
    var files = new JsonLines(folder);
    try (var db = factory.create()) {
      db.artists.addAll(files.read("Artist.jsonl", ChinookMapper::artist));
      db.albums.addAll(files.read("Album.jsonl", ChinookMapper::album));
      db.genres.addAll(files.read("Genre.jsonl", ChinookMapper::genre));
      db.mediaTypes.addAll(files.read("MediaType.jsonl", ChinookMapper::mediaType));
      db.tracks.addAll(files.read("Track.jsonl", ChinookMapper::track));
      db.employees.addAll(files.read("Employee.jsonl", ChinookMapper::employee));
      db.customers.addAll(files.read("Customer.jsonl", ChinookMapper::customer));
      db.invoices.addAll(files.read("Invoice.jsonl", ChinookMapper::invoice));
      db.invoiceLines.addAll(files.read("InvoiceLine.jsonl", ChinookMapper::invoiceLine));
      db.playlists.addAll(files.read("Playlist.jsonl", ChinookMapper::playlist));
      fillPlaylists(db, files);
      return db.saveChanges().entitiesWritten();
    }
  }

  /** The rows that join playlists and tracks have no class: a playlist has a list of tracks. */
  private static void fillPlaylists(ChinookContext db, JsonLines files) throws IOException {
    for (JsonNode entry : files.read("PlaylistTrack.jsonl", node -> node)) {
      Playlist playlist = db.playlists.find(number(entry, "PlaylistId")).orElseThrow();
      Track track = db.tracks.find(number(entry, "TrackId")).orElseThrow();
      playlist.getTracks().add(track);
    }
  }
}
