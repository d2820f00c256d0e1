package org.entopic.benchmarks.harness;

import java.util.Locale;

/**
 * Two figures of one run.
 *
 * @param what what was measured
 * @param unit the unit of both figures
 * @param ours our figure
 * @param theirs the bare tool's figure; NaN where an absolute figure is the aim
 * @param aim what is aimed at, in words
 */
record Comparison(String what, String unit, double ours, double theirs, String aim) {

  static String header() {
    return "| what | unit | ours | bare | ratio | aim |\n|---|---|---:|---:|---:|---|";
  }

  String asRow() {
    return Double.isNaN(theirs)
        ? String.format(Locale.ROOT, "| %s | %s | %,.2f | | | %s |", what, unit, ours, aim)
        : String.format(
            Locale.ROOT,
            "| %s | %s | %,.2f | %,.2f | %.2f | %s |",
            what,
            unit,
            ours,
            theirs,
            ours / theirs,
            aim);
  }
}
