package org.entopic.engine.query.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.entopic.engine.query.text.Token.Kind;

/** Splits the text of a query into tokens. */
final class Lexer {
  private static final Set<String> PAIRS = Set.of("<>", "!=", "<=", ">=", "||");
  private static final String SIGNS = "()=<>,.+-*/";

  private final String text;
  private final List<Token> tokens = new ArrayList<>();
  private int at;

  private Lexer(String text) {
    this.text = text;
  }

  /**
   * Returns the tokens of a text, the last of them the end.
   *
   * @throws org.entopic.QueryException if there is something that is no token
   */
  static List<Token> tokens(String text) {
    var lexer = new Lexer(text);
    while (lexer.next()) {}
    return lexer.tokens;
  }

  private boolean next() {
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
    if (at == text.length()) {
      tokens.add(new Token(Kind.END, "", at));
      return false;
    }
    char first = text.charAt(at);
    if (Character.isJavaIdentifierStart(first)) {
      add(Kind.WORD, at, endOfWord(at));
    } else if (isDigit(at) || first == '.' && isDigit(at + 1)) {
      add(Kind.NUMBER, at, endOfNumber());
    } else if (first == '\'') {
      quoted();
    } else if (first == ':' || first == '?') {
      parameter();
    } else if (at + 1 < text.length() && PAIRS.contains(text.substring(at, at + 2))) {
      add(Kind.SIGN, at, at + 2);
    } else if (SIGNS.indexOf(first) >= 0) {
      add(Kind.SIGN, at, at + 1);
    } else {
      throw TextMessages.noToken(text, at);
    }
    return true;
  }

  private void add(Kind kind, int from, int to) {
    tokens.add(new Token(kind, text.substring(from, to), at));
    at = to;
  }

  private int endOfWord(int from) {
    int end = from;
    while (end < text.length() && Character.isJavaIdentifierPart(text.charAt(end))) {
      end++;
    }
    return end;
  }

  private boolean isDigit(int index) {
    return index < text.length() && text.charAt(index) >= '0' && text.charAt(index) <= '9';
  }

  /** Digits, a fraction, an exponent, and a letter that says the type. */
  private int endOfNumber() {
    int end = endOfDigits(at);
    if (end < text.length() && text.charAt(end) == '.' && isDigit(end + 1)) {
      end = endOfDigits(end + 1);
    }
    if (end < text.length() && Character.toLowerCase(text.charAt(end)) == 'e') {
      boolean signed =
          end + 1 < text.length() && (text.charAt(end + 1) == '-' || text.charAt(end + 1) == '+');
      int digits = signed ? end + 2 : end + 1;
      end = isDigit(digits) ? endOfDigits(digits) : end;
    }
    return endOfWord(end);
  }

  private int endOfDigits(int from) {
    int end = from;
    while (isDigit(end)) {
      end++;
    }
    return end;
  }

  private void quoted() {
    var value = new StringBuilder();
    int end = at + 1;
    while (true) {
      if (end == text.length()) {
        throw TextMessages.openText(at);
      } else if (text.charAt(end) != '\'') {
        value.append(text.charAt(end++));
      } else if (end + 1 < text.length() && text.charAt(end + 1) == '\'') {
        value.append('\'');
        end += 2;
      } else {
        tokens.add(new Token(Kind.TEXT, value.toString(), at));
        at = end + 1;
        return;
      }
    }
  }

  private void parameter() {
    int end = endOfWord(at + 1);
    if (end == at + 1) {
      throw TextMessages.namelessParameter(at);
    }
    tokens.add(new Token(Kind.PARAMETER, text.substring(at + 1, end), at));
    at = end;
  }
}
