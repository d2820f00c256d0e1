package org.entopic.serde.protobuf.internal;

import com.google.protobuf.ByteString;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.DescriptorValidationException;
import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.FileDescriptor;
import com.google.protobuf.DurationProto;
import com.google.protobuf.DynamicMessage;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.TimestampProto;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.entopic.model.ScalarType;
import org.entopic.spi.serde.GenericDecoder;
import org.entopic.spi.serde.SchemaDocument;
import org.jspecify.annotations.Nullable;

/** Turns messages, as Protobuf's own reader makes them of a descriptor, into maps. */
final class GenericMessage {
  private GenericMessage() {}

  /**
   * Returns what reads messages of a schema.
   *
   * @throws org.entopic.ConfigurationException if the document is no schema
   */
  // javac 17 loses annotations of type arguments in class files: the interface looks different
  @SuppressWarnings("NullAway")
  static GenericDecoder decoder(SchemaDocument writer) {
    ProtoSchema schema =
        ProtoSchema.parse(writer).orElseThrow(() -> ProtoMessages.notGeneric(writer));
    try {
      FileDescriptor file =
          FileDescriptor.buildFrom(
              schema.file(),
              new FileDescriptor[] {TimestampProto.getDescriptor(), DurationProto.getDescriptor()},
              true);
      Descriptor root = file.getMessageTypes().get(0);
      return bytes -> decode(root, bytes);
    } catch (DescriptorValidationException e) {
      throw ProtoMessages.notGeneric(writer);
    }
  }

  private static Map<String, @Nullable Object> decode(Descriptor root, byte[] bytes) {
    try {
      return map(DynamicMessage.parseFrom(root, bytes));
    } catch (MismatchException e) {
      throw ProtoMessages.mismatch(root.getName(), e, bytes.length);
    } catch (InvalidProtocolBufferException e) {
      throw ProtoMessages.malformed(root.getName(), bytes.length);
    }
  }

  private static Map<String, @Nullable Object> map(Message message) throws MismatchException {
    Map<String, Places> nulls = nulls(message);
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    for (FieldDescriptor field : message.getDescriptorForType().getFields()) {
      FieldDescriptorProto proto = field.toProto();
      if (Scalars.option(proto, Scalars.NULLS_OPTION).isEmpty()) {
        String name = field.getJsonName();
        try {
          values.put(
              name,
              field.isRepeated()
                  ? list(message, field, proto, nulls.get(name))
                  : field.hasPresence() && !message.hasField(field)
                      ? null
                      : value(message.getField(field), proto));
        } catch (MismatchException e) {
          throw e.in(name);
        }
      }
    }
    return Collections.unmodifiableMap(values);
  }

  /** Returns the places of null elements by the names of the lists. */
  private static Map<String, Places> nulls(Message message) {
    Map<String, Places> nulls = new HashMap<>();
    for (FieldDescriptor field : message.getDescriptorForType().getFields()) {
      List<String> list = Scalars.option(field.toProto(), Scalars.NULLS_OPTION);
      if (!list.isEmpty()) {
        var places = new Places();
        ((List<?>) message.getField(field)).forEach(place -> places.add((Integer) place));
        nulls.put(list.get(0), places);
      }
    }
    return nulls;
  }

  private static @Nullable Object list(
      Message message, FieldDescriptor field, FieldDescriptorProto proto, @Nullable Places nulls)
      throws MismatchException {
    if (nulls != null && nulls.isNullList()) {
      return null;
    }
    List<@Nullable Object> values = new ArrayList<>();
    for (Object element : (List<?>) message.getField(field)) {
      values.add(value(element, proto));
    }
    if (nulls != null && !nulls.clear(values)) {
      throw MismatchException.expected("places of the list");
    }
    return Collections.unmodifiableList(values);
  }

  private static @Nullable Object value(Object value, FieldDescriptorProto field)
      throws MismatchException {
    if (value instanceof EnumValueDescriptor constant) {
      if (constant.getIndex() < 0) {
        throw MismatchException.expected("the number of one of its constants");
      }
      return constant.getNumber() == 0
          ? null
          : EnumLabels.withoutPrefix(constant.getType().getName(), constant.getName());
    }
    ScalarType scalar = Scalars.of(field).orElse(null);
    if (scalar == null) {
      return map((Message) value);
    }
    return switch (scalar) {
      case BYTE -> (byte) ValueReader.checked((Integer) value, Byte.MIN_VALUE, Byte.MAX_VALUE);
      case SHORT -> (short) ValueReader.checked((Integer) value, Short.MIN_VALUE, Short.MAX_VALUE);
      case CHAR ->
          (char) ValueReader.checked((Integer) value, Character.MIN_VALUE, Character.MAX_VALUE);
      case BYTES -> ((ByteString) value).toByteArray();
      case INSTANT -> instant((Message) value);
      case DURATION -> duration((Message) value);
      case BOOLEAN, INT, LONG, FLOAT, DOUBLE, STRING -> value;
      default -> ValueReader.parsed(scalar, (String) value);
    };
  }

  private static Instant instant(Message timestamp) throws MismatchException {
    try {
      return Instant.ofEpochSecond(seconds(timestamp), nanos(timestamp));
    } catch (DateTimeException | ArithmeticException e) {
      throw MismatchException.expected("a point in time that Java has");
    }
  }

  private static Duration duration(Message duration) throws MismatchException {
    try {
      return Duration.ofSeconds(seconds(duration), nanos(duration));
    } catch (ArithmeticException e) {
      throw MismatchException.expected("an amount of time that Java has");
    }
  }

  private static long seconds(Message message) {
    return (Long) message.getField(message.getDescriptorForType().findFieldByNumber(1));
  }

  private static int nanos(Message message) {
    return (Integer) message.getField(message.getDescriptorForType().findFieldByNumber(2));
  }
}
