package org.entopic.serde.protobuf.internal;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.WireFormat;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;

/** Reads the two messages of Protobuf that consist of seconds and nanoseconds. */
final class SecondsAndNanos {
  private static final int SECONDS = 1 << 3 | WireFormat.WIRETYPE_VARINT;
  private static final int NANOS = 2 << 3 | WireFormat.WIRETYPE_VARINT;
  private static final int NANOS_PER_SECOND = 1_000_000_000;

  private SecondsAndNanos() {}

  static Instant readInstant(CodedInputStream in) throws IOException {
    long seconds = 0;
    int nanos = 0;
    int outer = in.pushLimit(in.readRawVarint32());
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      switch (tag) {
        case SECONDS -> seconds = in.readInt64();
        case NANOS -> nanos = in.readInt32();
        default -> skip(in, tag);
      }
    }
    in.popLimit(outer);
    try {
      if (nanos >= 0 && nanos < NANOS_PER_SECOND) {
        return Instant.ofEpochSecond(seconds, nanos);
      }
    } catch (DateTimeException e) {
      throw MismatchException.expected("a point in time that Java has");
    }
    throw MismatchException.expected("nanoseconds of a second");
  }

  static Duration readDuration(CodedInputStream in) throws IOException {
    long seconds = 0;
    int nanos = 0;
    int outer = in.pushLimit(in.readRawVarint32());
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      switch (tag) {
        case SECONDS -> seconds = in.readInt64();
        case NANOS -> nanos = in.readInt32();
        default -> skip(in, tag);
      }
    }
    in.popLimit(outer);
    try {
      if (nanos > -NANOS_PER_SECOND && nanos < NANOS_PER_SECOND) {
        return Duration.ofSeconds(seconds, nanos);
      }
    } catch (ArithmeticException e) {
      throw MismatchException.expected("an amount of time that Java has");
    }
    throw MismatchException.expected("nanoseconds of a second");
  }

  private static void skip(CodedInputStream in, int tag) throws IOException {
    if (!in.skipField(tag)) {
      throw MismatchException.expected("no end of a group, which never began,");
    }
  }
}
