package org.entopic.samples.chinook.model;

/** How a track is encoded. */
public class MediaType {
  private int mediaTypeId;
  private String name;

  @SuppressWarnings("NullAway.Init")
  protected MediaType() {}

  public MediaType(int mediaTypeId, String name) {
    this.mediaTypeId = mediaTypeId;
    this.name = name;
  }

  public int getMediaTypeId() {
    return mediaTypeId;
  }

  public String getName() {
    return name;
  }

  public void setName(String name) {
    this.name = name;
  }
}
