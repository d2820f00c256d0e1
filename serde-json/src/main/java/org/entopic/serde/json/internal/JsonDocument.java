package org.entopic.serde.json.internal;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.IOException;
import org.entopic.SerializationFailedException;

/** Reads records, which are one object each, and says what is wrong with them. */
final class JsonDocument {

  /** Reads an object that has just begun, to its end or as far as it is wanted. */
  @FunctionalInterface
  interface Body {
    void read(JsonParser in) throws IOException;
  }

  private JsonDocument() {}

  /**
   * Reads a record.
   *
   * @param typeName the name of the entity type, for messages
   * @throws SerializationFailedException if the bytes are no such record
   */
  static void read(JsonFactory factory, String typeName, byte[] bytes, Body body) {
    try (JsonParser in = factory.createParser(bytes)) {
      read(in, typeName, body);
    } catch (IOException e) {
      throw JsonMessages.malformed(typeName, 0);
    }
  }

  private static void read(JsonParser in, String typeName, Body body) {
    try {
      if (in.nextToken() != JsonToken.START_OBJECT) {
        throw JsonMessages.noObject(typeName, in.currentToken(), tokenPosition(in));
      }
      body.read(in);
      if (in.getParsingContext().inRoot() && in.nextToken() != null) {
        throw JsonMessages.trailing(typeName, tokenPosition(in));
      }
    } catch (JsonMismatchException e) {
      throw JsonMessages.mismatch(typeName, e, in.currentToken(), tokenPosition(in));
    } catch (StreamConstraintsException e) {
      throw JsonMessages.beyondLimits(typeName, position(in));
    } catch (IOException e) {
      throw JsonMessages.malformed(typeName, position(in));
    }
  }

  private static long tokenPosition(JsonParser in) {
    return position(in.currentTokenLocation());
  }

  private static long position(JsonParser in) {
    return position(in.currentLocation());
  }

  /** Returns the byte, or the character where the text is UTF-16 or UTF-32. */
  private static long position(JsonLocation location) {
    return Math.max(0, Math.max(location.getByteOffset(), location.getCharOffset()));
  }
}
