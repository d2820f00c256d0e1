package org.entopic.samples.chinook;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;

/** A folder with a file of JSON objects, one a line, for each kind of thing. */
record JsonLines(Path folder) {
  private static final ObjectReader READER =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .build()
          .readerFor(JsonNode.class);

  /** Returns what a function makes of each object of a file. */
  <T> List<T> read(String name, Function<JsonNode, T> toElement) throws IOException {
    try (MappingIterator<JsonNode> nodes = READER.readValues(folder.resolve(name).toFile())) {
      return nodes.readAll().stream().map(toElement).toList();
    }
  }
}
