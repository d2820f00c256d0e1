package org.entopic.engine.query.text;

import java.util.List;
import org.entopic.engine.query.text.Token.Kind;

/** The tokens of a query, read from the first to the last. */
final class Tokens {
  private final List<Token> tokens;
  private int position;

  Tokens(List<Token> tokens) {
    this.tokens = tokens;
  }

  Token peek() {
    return tokens.get(position);
  }

  Token peek(int ahead) {
    return tokens.get(Math.min(position + ahead, tokens.size() - 1));
  }

  Token take() {
    Token token = peek();
    if (!token.is(Kind.END)) {
      position++;
    }
    return token;
  }

  int position() {
    return position;
  }

  void back(int to) {
    position = to;
  }

  boolean at(String... words) {
    for (int i = 0; i < words.length; i++) {
      if (!peek(i).is(words[i])) {
        return false;
      }
    }
    return true;
  }

  /** Takes words if they come next. */
  boolean accept(String... words) {
    if (!at(words)) {
      return false;
    }
    position += words.length;
    return true;
  }

  void expect(String word) {
    if (!accept(word)) {
      throw TextMessages.expected("'" + word + "'", peek());
    }
  }

  /** Takes a name that is no keyword of clauses. */
  String name(String what) {
    Token token = peek();
    if (!token.is(Kind.WORD) || Keywords.isReserved(token.text())) {
      throw TextMessages.expected(what, token);
    }
    return take().text();
  }

  /** Goes to the next word at the present depth of parentheses; returns whether there is one. */
  boolean skipTo(String word) {
    int depth = 0;
    for (int i = position; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      if (token.is("(")) {
        depth++;
      } else if (token.is(")")) {
        depth--;
      } else if (depth == 0 && token.is(word)) {
        position = i;
        return true;
      }
      if (depth < 0) {
        return false;
      }
    }
    return false;
  }
}
