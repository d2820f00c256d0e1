package org.entopic.serde.protobuf.internal;

import com.google.protobuf.DescriptorProtos.DescriptorProto;
import com.google.protobuf.DescriptorProtos.EnumDescriptorProto;
import com.google.protobuf.DescriptorProtos.EnumValueDescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.entopic.IncompatibleSchemaException;
import org.entopic.model.EntityTypeModel;
import org.entopic.model.PropertyModel;
import org.entopic.model.ScalarType;
import org.entopic.model.StoreType;
import org.entopic.model.StructuralTypeModel;
import org.jspecify.annotations.Nullable;

/**
 * Makes the readers of what was written with one schema, and finds out whether the entity type can
 * be read from it.
 */
final class ReaderCompiler {
  private final EntityTypeModel entity;
  private final ProtoSchema written;
  private final ProtoSchema own;
  private final Map<String, MessageReader> messages = new HashMap<>();

  ReaderCompiler(EntityTypeModel entity, ProtoSchema written, ProtoSchema own) {
    this.entity = entity;
    this.written = written;
    this.own = own;
  }

  /**
   * Returns the reader.
   *
   * @throws IncompatibleSchemaException if there is none
   */
  MessageReader compile() {
    return message(written.root(), entity, "");
  }

  private MessageReader message(DescriptorProto message, StructuralTypeModel type, String path) {
    String pair = message.getName() + '\n' + type.name();
    MessageReader known = messages.get(pair);
    if (known != null) {
      return known;
    }
    var reader = new MessageReader(type);
    messages.put(pair, reader);
    new FieldMatch(message, type, path).bind(reader);
    return reader;
  }

  private IncompatibleSchemaException incompatible(String path, String difference) {
    return ProtoMessages.incompatible(
        entity.name(), path, difference, written.document(), own.document());
  }

  /** The fields of one message, matched with the properties of a type. */
  private final class FieldMatch {
    private final StructuralTypeModel type;
    private final String path;
    private final Map<String, FieldDescriptorProto> fields = new HashMap<>();
    private final @Nullable FieldReader[] byNumber;
    private final List<FieldReader> prepared = new ArrayList<>();
    private final List<FieldReader> finished = new ArrayList<>();
    private int slots;

    FieldMatch(DescriptorProto message, StructuralTypeModel type, String path) {
      this.type = type;
      this.path = path;
      int highest = 0;
      for (FieldDescriptorProto field : message.getFieldList()) {
        fields.put(MessageLineage.identity(field), field);
        highest = Math.max(highest, field.getNumber());
      }
      byNumber = new FieldReader[highest + 1];
    }

    void bind(MessageReader reader) {
      for (PropertyModel property : type.properties()) {
        type.writtenField(property, fields::containsKey).ifPresent(name -> match(property, name));
      }
      reader.bind(
          byNumber,
          prepared.toArray(FieldReader[]::new),
          finished.toArray(FieldReader[]::new),
          slots);
    }

    private void match(PropertyModel property, String name) {
      FieldDescriptorProto field = fields.get(name);
      if (field == null) {
        return;
      }
      String where = path + property.name();
      if (property.isKey()) {
        checkKey(property, field, where);
        return;
      }
      boolean isList = field.getLabel() == FieldDescriptorProto.Label.LABEL_REPEATED;
      if (property.storeType() instanceof StoreType.Collection collection) {
        if (!isList) {
          throw incompatible(where, "was no list and is one");
        }
        list(property, collection.element(), field, name, where);
      } else if (isList) {
        throw incompatible(where, "was a list and is none");
      } else if (field.getProto3Optional() && !property.isNullable()) {
        throw incompatible(where, "was nullable and is not");
      } else {
        single(property, field, where);
      }
    }

    private void checkKey(PropertyModel property, FieldDescriptorProto field, String where) {
      if (property.storeType() instanceof StoreType.Scalar scalar
          && !Scalars.of(field).filter(scalar.type()::equals).isPresent()) {
        throw incompatible(where, difference(field, property.storeType()) + " in a key");
      }
    }

    private void single(PropertyModel property, FieldDescriptorProto field, String where) {
      int wireType = WireTypes.of(field.getType());
      int ordinal = property.ordinal();
      String name = property.name();
      boolean mayBeMissing = !field.getProto3Optional();
      FieldReader reader;
      if (property.storeType() instanceof StoreType.Complex complex) {
        reader = new FieldReader.Nested(name, ordinal, nested(field, complex, where), slots++);
        finished.add(reader);
      } else if (property.storeType().isPrimitive()) {
        ScalarType wanted = ((StoreType.Scalar) property.storeType()).type();
        ScalarType from = scalar(field, wanted, where);
        reader = new FieldReader.Primitive(name, ordinal, wireType, from, wanted);
        if (mayBeMissing && property.isNullable()) {
          prepared.add(reader);
        }
      } else {
        Object missing = mayBeMissing ? emptyValue(property.storeType()) : null;
        ValueReader value = value(field, property.storeType(), where);
        reader = new FieldReader.Single(name, ordinal, wireType, value, missing);
        if (missing != null) {
          prepared.add(reader);
        }
      }
      byNumber[field.getNumber()] = reader;
    }

    private static @Nullable Object emptyValue(StoreType type) {
      if (type instanceof StoreType.Scalar scalar) {
        return switch (scalar.type()) {
          case STRING -> "";
          case BYTES -> new byte[0];
          default -> null;
        };
      }
      return null;
    }

    private void list(
        PropertyModel property,
        StoreType element,
        FieldDescriptorProto field,
        String name,
        String where) {
      ValueReader value = value(field, element, where + "[]");
      var reader =
          new FieldReader.Repeated(
              property.name(),
              property.ordinal(),
              WireTypes.of(field.getType()),
              value,
              slots,
              property.isNullable() ? FieldReader.Nulls.ALLOWED : FieldReader.Nulls.EMPTY_INSTEAD);
      byNumber[field.getNumber()] = reader;
      finished.add(reader);
      FieldDescriptorProto nulls = fields.get(MessageLineage.nullsOf(name));
      if (nulls != null) {
        byNumber[nulls.getNumber()] = new FieldReader.NullPlaces(property.name(), slots + 1);
      }
      slots += 2;
    }
  }

  private ValueReader value(FieldDescriptorProto field, StoreType type, String where) {
    if (type instanceof StoreType.Scalar scalar) {
      return ValueReader.of(scalar(field, scalar.type(), where), scalar.type());
    } else if (type instanceof StoreType.Enumeration enumeration) {
      return ValueReader.ofConstants(constants(field, enumeration, where));
    } else if (type instanceof StoreType.Complex complex) {
      return ValueReader.ofMessages(nested(field, complex, where));
    }
    throw incompatible(where, difference(field, type));
  }

  private ScalarType scalar(FieldDescriptorProto field, ScalarType wanted, String where) {
    return Scalars.of(field)
        .filter(from -> from.widensTo(wanted))
        .orElseThrow(() -> incompatible(where, difference(field, new StoreType.Scalar(wanted))));
  }

  private MessageReader nested(
      FieldDescriptorProto field, StoreType.Complex complex, String where) {
    DescriptorProto message =
        written
            .message(field)
            .filter(any -> Scalars.of(field).isEmpty())
            .orElseThrow(() -> incompatible(where, difference(field, complex)));
    return message(message, complex.type(), where + '.');
  }

  private @Nullable Object[] constants(
      FieldDescriptorProto field, StoreType.Enumeration enumeration, String where) {
    EnumDescriptorProto from =
        written
            .enumeration(field)
            .orElseThrow(() -> incompatible(where, difference(field, enumeration)));
    int highest = 0;
    Map<String, Integer> numbers = new HashMap<>();
    for (EnumValueDescriptorProto value : from.getValueList()) {
      numbers.put(value.getName(), value.getNumber());
      highest = Math.max(highest, value.getNumber());
    }
    var constants = new @Nullable Object[highest + 1];
    numbers.remove(EnumLabels.unspecified(from.getName()));
    for (Enum<?> constant : enumeration.type().getEnumConstants()) {
      Integer number = numbers.remove(EnumLabels.label(from.getName(), constant.name()));
      if (number != null) {
        constants[number] = constant;
      }
    }
    if (!numbers.isEmpty()) {
      throw incompatible(where, "had constants that it has not");
    }
    return constants;
  }

  private static String difference(FieldDescriptorProto field, StoreType type) {
    return "was " + describe(field) + " and is " + describe(type);
  }

  private static String describe(FieldDescriptorProto field) {
    return Scalars.of(field)
        .map(ScalarType::name)
        .orElseGet(
            () ->
                switch (field.getType()) {
                  case TYPE_ENUM -> "enum " + ProtoSchema.simpleName(field);
                  case TYPE_MESSAGE -> ProtoSchema.simpleName(field);
                  default -> field.getType().name();
                });
  }

  private static String describe(StoreType type) {
    if (type instanceof StoreType.Scalar scalar) {
      return scalar.type().name();
    } else if (type instanceof StoreType.Enumeration enumeration) {
      return "enum " + enumeration.type().getSimpleName();
    } else if (type instanceof StoreType.Complex complex) {
      return complex.type().name();
    }
    return "a list";
  }
}
