package org.entopic.samples.chinook.model;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tracks published together. */
public class Album {
  private int albumId;
  private String title;
  private int artistId;
  private @Nullable Artist artist;
  private List<Track> tracks = new ArrayList<>();

  @SuppressWarnings("NullAway.Init")
  protected Album() {}

  public Album(int albumId, String title, int artistId) {
    this.albumId = albumId;
    this.title = title;
    this.artistId = artistId;
  }

  public int getAlbumId() {
    return albumId;
  }

  public String getTitle() {
    return title;
  }

  public void setTitle(String title) {
    this.title = title;
  }

  public int getArtistId() {
    return artistId;
  }

  public void setArtistId(int artistId) {
    this.artistId = artistId;
  }

  public @Nullable Artist getArtist() {
    return artist;
  }

  public void setArtist(@Nullable Artist artist) {
    this.artist = artist;
  }

  public List<Track> getTracks() {
    return tracks;
  }
}
