package app.store;

/** An entity without annotations. */
class Setting {
  private String id;
  private double value;

  Setting() {}

  Setting(String id, double value) {
    this.id = id;
    this.value = value;
  }

  @Override
  public String toString() {
    return id + "=" + value;
  }
}
