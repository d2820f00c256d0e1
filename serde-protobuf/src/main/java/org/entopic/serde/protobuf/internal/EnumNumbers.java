package org.entopic.serde.protobuf.internal;

/** How the constants of an enum are called in Protobuf; 0 is none of them, as the style wants. */
final class EnumNumbers {
  private static final String UNSPECIFIED = "UNSPECIFIED";

  private EnumNumbers() {}

  static String unspecified(String enumName) {
    return Naming.constantPrefix(enumName) + UNSPECIFIED;
  }

  /** Returns the label; a constant that takes the name of none of them is told apart. */
  static String label(String enumName, String constant) {
    String prefix = Naming.constantPrefix(enumName);
    StringBuilder label = new StringBuilder(prefix);
    constant
        .chars()
        .forEach(unit -> label.append(unit < 0x80 && unit != '$' ? "" + (char) unit : "_u" + Integer.toHexString(unit)));
    return constant.startsWith(UNSPECIFIED) ? label + "_" : label.toString();
  }

  /** Returns whether a label stands for a constant. */
  static boolean isLabelOf(String enumName, String constant, String label) {
    return label.equals(label(enumName, constant));
  }
}
