package org.entopic.samples.catalog;

import java.util.Optional;

/**
 * How many entities the second JVM changed and deleted; told to the first as a line of text.
 *
 * @param artifactsModified artifacts with another description
 * @param artifactsRemoved artifacts deleted
 * @param dependenciesRemoved dependencies deleted with their artifacts
 */
record ChangeCounts(int artifactsModified, int artifactsRemoved, int dependenciesRemoved) {
  private static final String MARK = "#changes";

  String asLine() {
    return MARK + " " + artifactsModified + " " + artifactsRemoved + " " + dependenciesRemoved;
  }

  static Optional<ChangeCounts> parse(String line) {
    String[] words = line.split(" ", -1);
    return words.length == 4 && words[0].equals(MARK)
        ? Optional.of(
            new ChangeCounts(
                Integer.parseInt(words[1]), Integer.parseInt(words[2]), Integer.parseInt(words[3])))
        : Optional.empty();
  }
}
