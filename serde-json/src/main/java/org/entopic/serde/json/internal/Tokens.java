package org.entopic.serde.json.internal;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import java.io.IOException;

/** The value of the current token, if it has the right form. */
final class Tokens {
  private Tokens() {}

  static boolean readBoolean(JsonParser in) throws IOException {
    return switch (in.currentToken()) {
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      default -> throw JsonMismatchException.expected("true or false");
    };
  }

  static int readInt(JsonParser in, int min, int max) throws IOException {
    try {
      if (in.currentToken() == JsonToken.VALUE_NUMBER_INT) {
        int value = in.getIntValue();
        if (value >= min && value <= max) {
          return value;
        }
      }
    } catch (InputCoercionException e) {
      throw JsonMismatchException.expected("an integer of its range");
    }
    throw JsonMismatchException.expected("an integer of its range");
  }

  static long readLong(JsonParser in) throws IOException {
    try {
      if (in.currentToken() == JsonToken.VALUE_NUMBER_INT) {
        return in.getLongValue();
      }
    } catch (InputCoercionException e) {
      throw JsonMismatchException.expected("an integer of 64 bits");
    }
    throw JsonMismatchException.expected("an integer of 64 bits");
  }

  static double readDouble(JsonParser in) throws IOException {
    if (in.currentToken() == JsonToken.VALUE_STRING) {
      return notFinite(in.getText());
    }
    double value = isNumber(in) ? in.getDoubleValue() : Double.NaN;
    if (!Double.isFinite(value)) {
      throw JsonMismatchException.expected("a number of its range");
    }
    return value;
  }

  static float readFloat(JsonParser in) throws IOException {
    if (in.currentToken() == JsonToken.VALUE_STRING) {
      return (float) notFinite(in.getText());
    }
    float value = isNumber(in) ? in.getFloatValue() : Float.NaN;
    if (!Float.isFinite(value)) {
      throw JsonMismatchException.expected("a number of its range");
    }
    return value;
  }

  private static double notFinite(String text) throws IOException {
    return switch (text) {
      case "NaN" -> Double.NaN;
      case "Infinity" -> Double.POSITIVE_INFINITY;
      case "-Infinity" -> Double.NEGATIVE_INFINITY;
      default -> throw JsonMismatchException.expected("a number");
    };
  }

  static boolean isNumber(JsonParser in) {
    return in.currentToken() == JsonToken.VALUE_NUMBER_INT
        || in.currentToken() == JsonToken.VALUE_NUMBER_FLOAT;
  }

  static char readChar(JsonParser in) throws IOException {
    if (in.currentToken() == JsonToken.VALUE_STRING && in.getTextLength() == 1) {
      return in.getTextCharacters()[in.getTextOffset()];
    }
    throw JsonMismatchException.expected("a text of one character");
  }
}
