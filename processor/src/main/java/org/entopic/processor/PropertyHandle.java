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
    return kind == Kind.TEXT
        ? kind.type + "<" + root + ">"
        : kind.type + "<" + root + ", " + value + ">";
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
