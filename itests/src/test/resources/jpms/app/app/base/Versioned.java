package app.base;

import jakarta.persistence.MappedSuperclass;

@MappedSuperclass
public abstract class Versioned {
  private int revision;

  protected Versioned() {}

  protected void touch() {
    revision++;
  }

  public int revision() {
    return revision;
  }
}
