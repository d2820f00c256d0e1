package org.entopic.serde.avro.internal;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.Decoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.Encoder;
import org.apache.avro.io.EncoderFactory;

/**
 * Avro's JSON encoding, by Avro's own reader and writer. It goes through the binary encoding, so it
 * has the same values and rules, and is for people rather than for speed.
 */
final class JsonEncoding implements AvroEncoding {
  static final AvroEncoding INSTANCE = new JsonEncoding();

  private JsonEncoding() {}

  @Override
  public String format() {
    return AvroJsonSerializerProvider.NAME;
  }

  @Override
  public Form of(Schema schema) {
    return new JsonForm(schema);
  }

  private record JsonForm(Schema schema) implements Form {
    @Override
    public byte[] encoded(byte[] binary) {
      try {
        var text = new ByteArrayOutputStream(2 * binary.length);
        copy(
            DecoderFactory.get().binaryDecoder(binary, null),
            EncoderFactory.get().jsonEncoder(schema, text));
        return text.toByteArray();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public byte[] binary(byte[] encoded) {
      var bytes = new ByteArrayOutputStream(encoded.length);
      BinaryEncoder out = EncoderFactory.get().directBinaryEncoder(bytes, null);
      try {
        Decoder in = DecoderFactory.get().jsonDecoder(schema, new ByteArrayInputStream(encoded));
        copy(in, out);
        requireEnd(in);
      } catch (IOException
          | AvroRuntimeException
          | IllegalArgumentException
          | IndexOutOfBoundsException e) {
        throw AvroMismatchException.expected("JSON of its schema");
      }
      return bytes.toByteArray();
    }

    /** Avro's decoder stops behind one datum; only the next one tells that there is none. */
    private void requireEnd(Decoder in) throws IOException {
      try {
        new GenericDatumReader<>(schema).read(null, in);
      } catch (EOFException e) {
        return;
      }
      throw AvroMismatchException.expected("nothing behind the JSON of its schema");
    }

    private void copy(Decoder from, Encoder to) throws IOException {
      Object datum = new GenericDatumReader<>(schema).read(null, from);
      new GenericDatumWriter<>(schema).write(datum, to);
      to.flush();
    }
  }
}
