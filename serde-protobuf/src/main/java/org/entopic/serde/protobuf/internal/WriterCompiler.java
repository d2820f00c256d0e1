package org.entopic.serde.protobuf.internal;

import com.google.protobuf.DescriptorProtos.DescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto;
import com.google.protobuf.WireFormat;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.entopic.model.PropertyModel;
import org.entopic.model.StoreType;
import org.entopic.model.StructuralTypeModel;

/** Makes the writers of a type from its schema; one for each message, which may contain itself. */
final class WriterCompiler {
  private final ProtoSchema schema;
  private final Map<String, MessageWriter> messages = new HashMap<>();

  WriterCompiler(ProtoSchema schema) {
    this.schema = schema;
  }

  MessageWriter compile(StructuralTypeModel type) {
    return message(schema.root(), type);
  }

  private MessageWriter message(DescriptorProto message, StructuralTypeModel type) {
    MessageWriter known = messages.get(message.getName());
    if (known != null) {
      return known;
    }
    var writer = new MessageWriter();
    messages.put(message.getName(), writer);
    var fields = new ArrayList<FieldWriter>();
    for (FieldDescriptorProto field : message.getFieldList()) {
      fields.add(field(field, type));
    }
    writer.bind(fields.toArray(FieldWriter[]::new));
    return writer;
  }

  private FieldWriter field(FieldDescriptorProto field, StructuralTypeModel type) {
    List<String> nullsOf = Scalars.option(field, Scalars.NULLS_OPTION);
    PropertyModel property =
        property(type, nullsOf.isEmpty() ? field.getJsonName() : nullsOf.get(0));
    String name = property.name();
    int ordinal = property.ordinal();
    if (!nullsOf.isEmpty()) {
      return new FieldWriter.Nulls(
          name, ordinal, tag(field, WireFormat.WIRETYPE_LENGTH_DELIMITED), property.isNullable());
    }
    if (property.storeType() instanceof StoreType.Collection collection) {
      Optional<PackedWriter> packed = packed(field, collection.element());
      int tag = tag(field, WireFormat.WIRETYPE_LENGTH_DELIMITED);
      return packed.isPresent()
          ? new FieldWriter.Packed(name, ordinal, tag, packed.get())
          : new FieldWriter.Repeated(name, ordinal, tag, value(field, collection.element()));
    }
    int tag = tag(field, WireTypes.of(field.getType()));
    if (property.storeType() instanceof StoreType.Scalar scalar && scalar.type().isPrimitive()) {
      return new FieldWriter.Primitive(
          name, ordinal, tag, scalar.type(), field.getProto3Optional());
    }
    return new FieldWriter.Single(
        name, ordinal, tag, value(field, property.storeType()), field.getProto3Optional());
  }

  private static PropertyModel property(StructuralTypeModel type, String fieldName) {
    for (PropertyModel property : type.properties()) {
      if (property.fieldName().equals(fieldName)) {
        return property;
      }
    }
    throw new IllegalStateException(type.name() + " has no field " + fieldName);
  }

  private static int tag(FieldDescriptorProto field, int wireType) {
    return field.getNumber() << 3 | wireType;
  }

  private Optional<PackedWriter> packed(FieldDescriptorProto field, StoreType element) {
    if (element instanceof StoreType.Enumeration enumeration) {
      return Optional.of(PackedWriter.ofConstants(numbers(field, enumeration.type())));
    }
    return element instanceof StoreType.Scalar scalar && scalar.type().isPrimitive()
        ? Optional.of(PackedWriter.of(scalar.type()))
        : Optional.empty();
  }

  private ValueWriter value(FieldDescriptorProto field, StoreType type) {
    if (type instanceof StoreType.Scalar scalar) {
      return ValueWriter.of(scalar.type());
    } else if (type instanceof StoreType.Enumeration enumeration) {
      return ValueWriter.ofConstants(numbers(field, enumeration.type()));
    }
    return ValueWriter.ofMessages(
        message(schema.message(field).orElseThrow(), ((StoreType.Complex) type).type()));
  }

  private ConstantNumbers numbers(FieldDescriptorProto field, Class<? extends Enum<?>> type) {
    return new ConstantNumbers(type, schema.enumeration(field).orElseThrow());
  }
}
