package org.entopic.samples.chinook.model;

import java.util.ArrayList;
import java.util.List;

/** A kind of music. */
public class Genre {
  private int genreId;
  private String name;
  private List<Track> tracks = new ArrayList<>();

  @SuppressWarnings("NullAway.Init")
  protected Genre() {}

  public Genre(int genreId, String name) {
    this.genreId = genreId;
    this.name = name;
  }

  public int getGenreId() {
    return genreId;
  }

  public String getName() {
    return name;
  }

  public void setName(String name) {
    this.name = name;
  }

  public List<Track> getTracks() {
    return tracks;
  }
}
