package org.entopic.samples.chinook.model;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A piece that is sold. */
public class Track {
  private int trackId;
  private String name;
  private int mediaTypeId;
  private int milliseconds;
  private BigDecimal unitPrice;
  private @Nullable Integer albumId;
  private @Nullable Integer genreId;
  private @Nullable String composer;
  private @Nullable Integer bytes;
  private @Nullable Album album;
  private @Nullable MediaType mediaType;
  private @Nullable Genre genre;
  private List<Playlist> playlists = new ArrayList<>();
  private List<InvoiceLine> invoiceLines = new ArrayList<>();

  @SuppressWarnings("NullAway.Init")
  protected Track() {}

  public Track(int trackId, String name, int mediaTypeId, int milliseconds, BigDecimal unitPrice) {
    this.trackId = trackId;
    this.name = name;
    this.mediaTypeId = mediaTypeId;
    this.milliseconds = milliseconds;
    this.unitPrice = unitPrice;
  }

  public int getTrackId() {
    return trackId;
  }

  public String getName() {
    return name;
  }

  public void setName(String name) {
    this.name = name;
  }

  public int getMediaTypeId() {
    return mediaTypeId;
  }

  public void setMediaTypeId(int mediaTypeId) {
    this.mediaTypeId = mediaTypeId;
  }

  public int getMilliseconds() {
    return milliseconds;
  }

  public void setMilliseconds(int milliseconds) {
    this.milliseconds = milliseconds;
  }

  public BigDecimal getUnitPrice() {
    return unitPrice;
  }

  public void setUnitPrice(BigDecimal unitPrice) {
    this.unitPrice = unitPrice;
  }

  public @Nullable Integer getAlbumId() {
    return albumId;
  }

  public void setAlbumId(@Nullable Integer albumId) {
    this.albumId = albumId;
  }

  public @Nullable Integer getGenreId() {
    return genreId;
  }

  public void setGenreId(@Nullable Integer genreId) {
    this.genreId = genreId;
  }

  public @Nullable String getComposer() {
    return composer;
  }

  public void setComposer(@Nullable String composer) {
    this.composer = composer;
  }

  public @Nullable Integer getBytes() {
    return bytes;
  }

  public void setBytes(@Nullable Integer bytes) {
    this.bytes = bytes;
  }

  public @Nullable Album getAlbum() {
    return album;
  }

  public void setAlbum(@Nullable Album album) {
    this.album = album;
  }

  public @Nullable MediaType getMediaType() {
    return mediaType;
  }

  public void setMediaType(@Nullable MediaType mediaType) {
    this.mediaType = mediaType;
  }

  public @Nullable Genre getGenre() {
    return genre;
  }

  public void setGenre(@Nullable Genre genre) {
    this.genre = genre;
  }

  public List<Playlist> getPlaylists() {
    return playlists;
  }

  public List<InvoiceLine> getInvoiceLines() {
    return invoiceLines;
  }
}
