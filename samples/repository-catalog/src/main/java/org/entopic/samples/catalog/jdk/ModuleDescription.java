package org.entopic.samples.catalog.jdk;

import java.time.LocalDate;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A module as its descriptor has it. */
public record ModuleDescription(
    String name,
    @Nullable String version,
    @Nullable LocalDate released,
    boolean open,
    SortedSet<String> requires) {

  public ModuleDescription {
    requires = Collections.unmodifiableSortedSet(new TreeSet<>(requires));
  }
}
