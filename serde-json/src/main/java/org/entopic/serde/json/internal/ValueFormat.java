package org.entopic.serde.json.internal;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;

/** How values of one stored type stand in JSON. */
interface ValueFormat {

  /** Writes a value. */
  void write(JsonGenerator out, Object value) throws IOException;

  /**
   * Returns the value that begins at the current token, which is not null, and leaves the parser at
   * its last token.
   *
   * @throws JsonMismatchException if the tokens are no value of this type
   */
  Object read(JsonParser in) throws IOException;
}
