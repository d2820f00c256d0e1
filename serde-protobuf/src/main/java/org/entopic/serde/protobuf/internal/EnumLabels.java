package org.entopic.serde.protobuf.internal;

/** How the constants of an enum are called in Protobuf; 0 is none of them, as its style wants. */
final class EnumLabels {
  private static final String UNSPECIFIED = "UNSPECIFIED";

  private EnumLabels() {}

  static String unspecified(String enumName) {
    return Naming.constantPrefix(enumName) + UNSPECIFIED;
  }

  /** Returns the label of a constant, which is never that of none. */
  static String label(String enumName, String constant) {
    var label = new StringBuilder(Naming.constantPrefix(enumName));
    constant.chars().forEach(unit -> append(label, (char) unit));
    return constant.startsWith(UNSPECIFIED) ? label + "_" : label.toString();
  }

  static String withoutPrefix(String enumName, String label) {
    String prefix = Naming.constantPrefix(enumName);
    return label.startsWith(prefix) ? label.substring(prefix.length()) : label;
  }

  private static void append(StringBuilder label, char unit) {
    if (Naming.isIdentifier(unit)) {
      label.append(unit);
    } else {
      label.append("_u").append(Integer.toHexString(unit));
    }
  }
}
