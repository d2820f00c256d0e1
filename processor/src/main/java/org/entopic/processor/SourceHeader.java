package org.entopic.processor;

import java.util.Collection;

/** What all generated files begin with. */
final class SourceHeader {
  // What users write in their classes (deprecated types, say) is no fault of the generated ones.
  private static final String SUPPRESSED =
      "@SuppressWarnings({\"deprecation\", \"removal\", \"exports\", \"auxiliaryclass\", \"NullAway\"})\n";

  private SourceHeader() {}

  static String of(EntityDescription entity, Collection<String> imports) {
    String place =
        entity.packageName().isEmpty() ? "" : "package " + entity.packageName() + ";\n\n";
    return place + String.join("", imports) + (imports.isEmpty() ? "" : "\n");
  }

  static String markers(EntityDescription entity) {
    return entity
            .marker()
            .map(marker -> "@" + marker + "(\"" + EntityProcessor.class.getName() + "\")\n")
            .orElse("")
        + SUPPRESSED;
  }
}
