package org.entopic.serde.json.internal;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;

/** How values of one stored type stand in JSON. */
interface ValueFormat extends ValueReader {

  /** Writes a value. */
  void write(JsonGenerator out, Object value) throws IOException;
}
