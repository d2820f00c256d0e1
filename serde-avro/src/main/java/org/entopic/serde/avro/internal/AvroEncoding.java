package org.entopic.serde.avro.internal;

import org.apache.avro.Schema;

/** One of Avro's encodings; thread-safe. */
interface AvroEncoding {

  /** Returns the name of the serializer that uses the encoding. */
  String format();

  /** Returns the encoding of records of a schema. */
  Form of(Schema schema);

  /** Turns the binary encoding of one schema's records into another encoding and back. */
  interface Form {

    /** Returns a record in this encoding. */
    byte[] encoded(byte[] binary);

    /**
     * Returns a record in the binary encoding.
     *
     * @throws AvroMismatchException if the bytes are no record of the schema
     */
    byte[] binary(byte[] encoded);
  }
}
