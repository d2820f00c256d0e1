package org.entopic.samples.chinook.model;

import java.util.ArrayList;
import java.util.List;

/** Tracks to be played together. */
public class Playlist {
  private int playlistId;
  private String name;
  private List<Track> tracks = new ArrayList<>();

  @SuppressWarnings("NullAway.Init")
  protected Playlist() {}

  public Playlist(int playlistId, String name) {
    this.playlistId = playlistId;
    this.name = name;
  }

  public int getPlaylistId() {
    return playlistId;
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
