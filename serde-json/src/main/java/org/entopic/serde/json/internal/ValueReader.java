package org.entopic.serde.json.internal;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;

/** Reads values that are not null. */
@FunctionalInterface
interface ValueReader {

  /**
   * Returns the value that begins at the current token, which is not null, and leaves the parser at
   * its last token.
   *
   * @throws JsonMismatchException if the tokens are no value of this type
   */
  Object read(JsonParser in) throws IOException;
}
