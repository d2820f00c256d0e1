package org.entopic.samples.chinook.model;

import java.util.ArrayList;
import java.util.List;

/** Who makes albums. */
public class Artist {
  private int artistId;
  private String name;
  private List<Album> albums = new ArrayList<>();

  @SuppressWarnings("NullAway.Init")
  protected Artist() {}

  public Artist(int artistId, String name) {
    this.artistId = artistId;
    this.name = name;
  }

  public int getArtistId() {
    return artistId;
  }

  public String getName() {
    return name;
  }

  public void setName(String name) {
    this.name = name;
  }

  public List<Album> getAlbums() {
    return albums;
  }
}
