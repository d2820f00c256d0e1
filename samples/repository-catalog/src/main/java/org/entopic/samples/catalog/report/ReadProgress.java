package org.entopic.samples.catalog.report;

/** Is told how far a reader is, often enough to redraw a line and on the reader's thread. */
@FunctionalInterface
public interface ReadProgress {
  /** Takes the number of finished steps, of all steps, and what was just finished. */
  void finished(int done, int total, String subject);

  /** Returns a progress that tells nobody. */
  static ReadProgress silent() {
    return (done, total, subject) -> {};
  }
}
