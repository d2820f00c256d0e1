package org.entopic.scaffold;

import com.google.protobuf.DescriptorProtos.DescriptorProto;
import com.google.protobuf.DescriptorProtos.EnumDescriptorProto;
import com.google.protobuf.DescriptorProtos.EnumValueDescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto.Label;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorSet;
import com.google.protobuf.InvalidProtocolBufferException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.entopic.model.ScalarType;

/** Reads descriptor sets in Base64; the first message of the last file is the entity type's. */
final class ProtobufSchemaReader implements SchemaReader {
  /** The options of fields by which the serializer here says more than Protobuf has words for. */
  private static final int TYPE_OPTION = 50_821;

  private static final int NULLS_OPTION = 50_823;

  private static final String UNSPECIFIED = "UNSPECIFIED";

  private static final int LENGTH = UNSPECIFIED.length();

  @Override
  public SchemaShape read(String text, Author author, String subject, Reporter reporter) {
    FileDescriptorSet files;
    try {
      files = FileDescriptorSet.parseFrom(Base64.getMimeDecoder().decode(text));
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalArgumentException("it is no descriptor set");
    }
    if (files.getFileCount() == 0
        || files.getFile(files.getFileCount() - 1).getMessageTypeCount() == 0) {
      throw new IllegalArgumentException("its last file has no message");
    }
    return new Reading(files, subject, reporter).document();
  }

  private static final class Reading {
    private final FileDescriptorProto last;
    private final String subject;
    private final Reporter reporter;
    private final Map<String, DescriptorProto> messages = new HashMap<>();
    private final Map<String, EnumDescriptorProto> enums = new HashMap<>();
    private final Map<String, StoreObject> objects = new LinkedHashMap<>();

    Reading(FileDescriptorSet files, String subject, Reporter reporter) {
      this.last = files.getFile(files.getFileCount() - 1);
      this.subject = subject;
      this.reporter = reporter;
      for (FileDescriptorProto file : files.getFileList()) {
        String prefix = file.getPackage().isEmpty() ? "." : "." + file.getPackage() + ".";
        file.getEnumTypeList().forEach(type -> enums.put(prefix + type.getName(), type));
        file.getMessageTypeList().forEach(message -> index(prefix, message));
      }
    }

    private void index(String prefix, DescriptorProto message) {
      String name = prefix + message.getName();
      messages.put(name, message);
      message.getEnumTypeList().forEach(type -> enums.put(name + "." + type.getName(), type));
      message.getNestedTypeList().forEach(nested -> index(name + ".", nested));
    }

    SchemaShape document() {
      DescriptorProto root = last.getMessageType(0);
      List<StoreField> fields = fields(root, "");
      return new SchemaShape(root.getName(), fields, List.copyOf(objects.values()));
    }

    private List<StoreField> fields(DescriptorProto message, String path) {
      List<StoreField> fields = new ArrayList<>();
      for (FieldDescriptorProto field : message.getFieldList()) {
        if (option(field, NULLS_OPTION).isEmpty()) {
          String name = field.getJsonName().isEmpty() ? field.getName() : field.getJsonName();
          String at = path.isEmpty() ? name : path + "." + name;
          type(field, at)
              .ifPresentOrElse(
                  type -> fields.add(new StoreField(name, type, isNullable(field, type))),
                  () -> reporter.report(ScaffoldMessages.leftOut(subject, at)));
        }
      }
      return fields;
    }

    /** A list may be null, which is told elsewhere; so may a message that has no other mark. */
    private static boolean isNullable(FieldDescriptorProto field, FieldType type) {
      return field.getProto3Optional() || type instanceof FieldType.ListOf;
    }

    private Optional<FieldType> type(FieldDescriptorProto field, String at) {
      Optional<FieldType> element = element(field, at);
      return field.getLabel() == Label.LABEL_REPEATED
          ? element.map(FieldType.ListOf::new)
          : element;
    }

    private Optional<FieldType> element(FieldDescriptorProto field, String at) {
      if (field.getType() == FieldDescriptorProto.Type.TYPE_ENUM) {
        return Optional.ofNullable(enums.get(field.getTypeName())).map(Reading::enumeration);
      } else if (field.getType() == FieldDescriptorProto.Type.TYPE_MESSAGE) {
        return switch (field.getTypeName()) {
          case ".google.protobuf.Timestamp" -> scalar(ScalarType.INSTANT);
          case ".google.protobuf.Duration" -> scalar(ScalarType.DURATION);
          default ->
              Optional.ofNullable(messages.get(field.getTypeName()))
                  .filter(message -> !message.getOptions().getMapEntry())
                  .map(message -> complex(field.getTypeName(), message, at));
        };
      }
      return option(field, TYPE_OPTION)
          .map(Reading::named)
          .orElseGet(() -> usual(field.getType()))
          .map(FieldType.Scalar::new);
    }

    private static Optional<FieldType> scalar(ScalarType type) {
      return Optional.of(new FieldType.Scalar(type));
    }

    private static Optional<ScalarType> named(String name) {
      return Arrays.stream(ScalarType.values())
          .filter(type -> type.name().equalsIgnoreCase(name))
          .findFirst();
    }

    private static Optional<ScalarType> usual(FieldDescriptorProto.Type type) {
      return switch (type) {
        case TYPE_BOOL -> Optional.of(ScalarType.BOOLEAN);
        case TYPE_INT32 -> Optional.of(ScalarType.INT);
        case TYPE_INT64 -> Optional.of(ScalarType.LONG);
        case TYPE_UINT32 -> Optional.of(ScalarType.CHAR);
        case TYPE_FLOAT -> Optional.of(ScalarType.FLOAT);
        case TYPE_DOUBLE -> Optional.of(ScalarType.DOUBLE);
        case TYPE_STRING -> Optional.of(ScalarType.STRING);
        case TYPE_BYTES -> Optional.of(ScalarType.BYTES);
        default -> Optional.empty();
      };
    }

    /** The constant 0 of the serializer here stands for none, and begins like all others. */
    private static FieldType enumeration(EnumDescriptorProto type) {
      String prefix =
          type.getValueList().stream()
              .filter(value -> value.getNumber() == 0 && value.getName().endsWith(UNSPECIFIED))
              .map(value -> value.getName().substring(0, value.getName().length() - LENGTH))
              .findFirst()
              .orElse("");
      return new FieldType.Enumeration(
          type.getName(),
          type.getValueList().stream()
              .map(EnumValueDescriptorProto::getName)
              .filter(name -> !name.equals(prefix + UNSPECIFIED))
              .map(name -> name.startsWith(prefix) ? name.substring(prefix.length()) : name)
              .toList());
    }

    /** A message may contain itself: its name is taken before its fields are read. */
    private FieldType complex(String typeName, DescriptorProto message, String at) {
      if (!objects.containsKey(typeName)) {
        objects.put(typeName, new StoreObject(typeName, List.of()));
        objects.put(typeName, new StoreObject(typeName, fields(message, at)));
      }
      return new FieldType.Complex(typeName);
    }

    private static Optional<String> option(FieldDescriptorProto field, int number) {
      return field
          .getOptions()
          .getUnknownFields()
          .getField(number)
          .getLengthDelimitedList()
          .stream()
          .map(text -> text.toStringUtf8())
          .findFirst();
    }
  }
}
