package metered;

/** What is saved. */
class Note {
  private int id;

  Note() {}

  Note(int id) {
    this.id = id;
  }

  int getId() {
    return id;
  }
}
