package org.entopic.engine.query.text;

/**
 * A word, a literal or a sign of a query's text.
 *
 * @param kind what it is
 * @param text what it says: of a text literal its value, of a parameter its name
 * @param at its position in the query's text, from 0
 */
record Token(Kind kind, String text, int at) {

  /** What tokens are. */
  enum Kind {
    /** A keyword or a name. */
    WORD,
    /** A number. */
    NUMBER,
    /** A text between single quotes. */
    TEXT,
    /** A parameter, {@code :name} or {@code ?1}. */
    PARAMETER,
    /** Anything else: one sign, or two as in {@code <=}. */
    SIGN,
    /** The end of the query. */
    END
  }

  boolean is(Kind wanted) {
    return kind == wanted;
  }

  /** Returns whether this is a word, in whatever case, or a sign. */
  boolean is(String wanted) {
    return switch (kind) {
      case WORD -> text.equalsIgnoreCase(wanted);
      case SIGN -> text.equals(wanted);
      default -> false;
    };
  }

  /** Returns what failures may show: no values. */
  String shown() {
    return switch (kind) {
      case NUMBER -> "a number";
      case TEXT -> "a text";
      case PARAMETER -> "the parameter " + text;
      case END -> "the end";
      default -> "'" + text + "'";
    };
  }
}
