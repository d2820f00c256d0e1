package org.entopic.serde.json.internal;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

/** Enum constants, by name. */
final class EnumFormat implements ValueFormat {
  private final Enum<?>[] constants;
  private final String[] names;

  EnumFormat(Class<? extends Enum<?>> type) {
    constants = type.getEnumConstants();
    names = new String[constants.length];
    for (int i = 0; i < constants.length; i++) {
      names[i] = constants[i].name();
    }
  }

  @Override
  public void write(JsonGenerator out, Object value) throws IOException {
    out.writeString(((Enum<?>) value).name());
  }

  @Override
  public Object read(JsonParser in) throws IOException {
    if (in.currentToken() == JsonToken.VALUE_STRING) {
      char[] text = in.getTextCharacters();
      int start = in.getTextOffset();
      int length = in.getTextLength();
      for (int i = 0; i < names.length; i++) {
        if (matches(names[i], text, start, length)) {
          return constants[i];
        }
      }
    }
    throw JsonMismatchException.expected("the name of one of " + constants.length + " constants");
  }

  private static boolean matches(String name, char[] text, int start, int length) {
    if (name.length() != length) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      if (name.charAt(i) != text[start + i]) {
        return false;
      }
    }
    return true;
  }
}
