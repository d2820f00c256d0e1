package org.entopic.serde.protobuf.internal;

import com.google.protobuf.DescriptorProtos.DescriptorProto;
import com.google.protobuf.DescriptorProtos.EnumDescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorSet;
import com.google.protobuf.DurationProto;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.TimestampProto;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.entopic.spi.serde.SchemaDocument;

/**
 * The message of an entity type, its nested messages and enums, and the document that publishes
 * them: a {@code FileDescriptorSet} in Base64, with the files it imports.
 *
 * <p>Immutable and thread-safe.
 */
final class ProtoSchema {
  private static final Map<String, FileDescriptorProto> IMPORTS =
      Map.of(
          Scalars.TIMESTAMP, TimestampProto.getDescriptor().toProto(),
          Scalars.DURATION, DurationProto.getDescriptor().toProto());

  private final FileDescriptorProto file;
  private final SchemaDocument document;
  private final Map<String, DescriptorProto> messages = new LinkedHashMap<>();
  private final Map<String, EnumDescriptorProto> enums = new LinkedHashMap<>();

  private ProtoSchema(FileDescriptorProto file, SchemaDocument document) {
    this.file = file;
    this.document = document;
    DescriptorProto root = root();
    messages.put(root.getName(), root);
    root.getNestedTypeList().forEach(message -> messages.put(message.getName(), message));
    root.getEnumTypeList().forEach(type -> enums.put(type.getName(), type));
  }

  static ProtoSchema of(FileDescriptorProto file) {
    var files = FileDescriptorSet.newBuilder();
    for (String imported : List.of(Scalars.DURATION, Scalars.TIMESTAMP)) {
      FileDescriptorProto well = importOf(imported);
      if (file.getDependencyList().contains(well.getName())) {
        files.addFile(well);
      }
    }
    byte[] bytes = files.addFile(file).build().toByteArray();
    return new ProtoSchema(
        file,
        new SchemaDocument(
            ProtobufSerializerProvider.NAME, Base64.getEncoder().encodeToString(bytes)));
  }

  static FileDescriptorProto importOf(String typeName) {
    FileDescriptorProto file = IMPORTS.get(typeName);
    if (file == null) {
      throw new IllegalArgumentException(typeName);
    }
    return file;
  }

  /** Returns the schema in a document; empty if there is none that this serializer made. */
  static Optional<ProtoSchema> parse(SchemaDocument document) {
    if (!document.format().equals(ProtobufSerializerProvider.NAME)) {
      return Optional.empty();
    }
    try {
      byte[] bytes = Base64.getDecoder().decode(document.text());
      FileDescriptorSet files = FileDescriptorSet.parseFrom(bytes);
      if (files.getFileCount() == 0) {
        return Optional.empty();
      }
      FileDescriptorProto last = files.getFile(files.getFileCount() - 1);
      return last.getMessageTypeCount() == 1
          ? Optional.of(new ProtoSchema(last, document))
          : Optional.empty();
    } catch (IllegalArgumentException | InvalidProtocolBufferException e) {
      return Optional.empty();
    }
  }

  FileDescriptorProto file() {
    return file;
  }

  SchemaDocument document() {
    return document;
  }

  DescriptorProto root() {
    return file.getMessageType(0);
  }

  /** Returns the root and the nested messages by simple name. */
  Map<String, DescriptorProto> messages() {
    return messages;
  }

  /** Returns the enums by simple name. */
  Map<String, EnumDescriptorProto> enums() {
    return enums;
  }

  Optional<DescriptorProto> message(FieldDescriptorProto field) {
    return Optional.ofNullable(messages.get(simpleName(field)));
  }

  Optional<EnumDescriptorProto> enumeration(FieldDescriptorProto field) {
    return Optional.ofNullable(enums.get(simpleName(field)));
  }

  static String simpleName(FieldDescriptorProto field) {
    return field.getTypeName().substring(field.getTypeName().lastIndexOf('.') + 1);
  }
}
