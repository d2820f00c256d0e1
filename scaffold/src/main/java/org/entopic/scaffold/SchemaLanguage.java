package org.entopic.scaffold;

import org.apiguardian.api.API;

/** The languages that files with schemas are written in. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public enum SchemaLanguage {
  /** A JSON Schema of an object. */
  JSON_SCHEMA("json"),
  /** An Avro schema of a record ({@code .avsc}). */
  AVRO("avro"),
  /** A descriptor set, as {@code protoc --descriptor_set_out} writes it; its last file counts. */
  PROTOBUF("protobuf");

  private final String serializer;

  SchemaLanguage(String serializer) {
    this.serializer = serializer;
  }

  String serializer() {
    return serializer;
  }
}
