package org.entopic.processor;

/**
 * A typed handle to generate.
 *
 * @param name the property's name
 * @param kind which handle fits the type
 * @param value the text of the value's type: boxed, and that of the elements for collections
 */
record PropertyHandle(String name, Kind kind, String value) {

  /** The kinds of handles; each has a factory method. */
  enum Kind {
    SCALAR("Property", "of", "property"),
    COMPARABLE("ComparableProperty", "comparable", "property"),
    INTEGRAL("NumberProperty", "integral", "number"),
    REAL("NumberProperty", "real", "number"),
    EXACT("NumberProperty", "exact", "number"),
    TEMPORAL("TemporalProperty", "temporal", "date or time"),
    TEXT("TextProperty", "text", "text"),
    REFERENCE("ReferenceProperty", "of", "reference"),
    COMPLEX("ComplexProperty", "of", "complex value"),
    COLLECTION("CollectionProperty", "of", "collection");

    private final String type;
    private final String factory;
    private final String noun;

    Kind(String type, String factory, String noun) {
      this.type = type;
      this.factory = factory;
      this.noun = noun;
    }

    String type() {
      return type;
    }
  }

  String type(String root) {
    String arguments =
        switch (kind) {
          case TEXT -> root;
          case INTEGRAL -> root + ", " + value + ", Long";
          case REAL -> root + ", " + value + ", Double";
          case EXACT -> root + ", " + value + ", " + value;
          default -> root + ", " + value;
        };
    return kind.type + "<" + arguments + ">";
  }

  String creation(String root) {
    String arguments = root + ".class, \"" + name + "\"";
    return kind.type
        + "."
        + kind.factory
        + "("
        + (kind == Kind.TEXT ? arguments : arguments + ", " + value + ".class")
        + ")";
  }

  String documentation() {
    return "The " + kind.noun + " {@code " + name + "}.";
  }
}
