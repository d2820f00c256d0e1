package org.entopic.serde.protobuf.internal;

import com.google.protobuf.DescriptorProtos.DescriptorProto;
import com.google.protobuf.DescriptorProtos.EnumDescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.entopic.model.EntityTypeModel;
import org.entopic.model.PropertyModel;
import org.entopic.model.StoreType;
import org.entopic.model.StructuralTypeModel;
import org.entopic.spi.serde.SchemaDocument;
import org.jspecify.annotations.Nullable;

/**
 * Makes the schema of an entity type, with the numbers that were published and fresh ones for what
 * is new.
 */
final class SchemaDeriver {
  private final EntityTypeModel type;
  private final String packageName;
  private final String rootName;
  private final Lineage lineage;
  private final Naming names = new Naming();
  private final Map<String, String> messageNames = new HashMap<>();
  private final Map<Class<?>, String> enumNames = new HashMap<>();
  private final TreeMap<String, DescriptorProto> messages = new TreeMap<>();
  private final TreeMap<String, EnumDescriptorProto> enums = new TreeMap<>();
  private final TreeSet<String> imports = new TreeSet<>();

  private SchemaDeriver(EntityTypeModel type, String database, Lineage lineage) {
    this.type = type;
    this.packageName = Naming.snake(database);
    this.rootName = Naming.type(type.name());
    this.lineage = lineage;
  }

  /**
   * Returns the schema: the latest published one that says what the model says, else a new one.
   *
   * @param published what was published of the entity type, the oldest first, all formats
   */
  static ProtoSchema derive(EntityTypeModel type, String database, List<SchemaDocument> published) {
    var lineage = new Lineage();
    var valid = new ArrayList<ProtoSchema>();
    for (SchemaDocument document : published) {
      ProtoSchema.parse(document).filter(lineage::absorb).ifPresent(valid::add);
    }
    for (int i = valid.size() - 1; i >= 0; i--) {
      ProtoSchema schema = valid.get(i);
      FileDescriptorProto again =
          new SchemaDeriver(type, database, Lineage.of(List.of(schema))).file();
      if (withoutReserved(again).equals(withoutReserved(schema.file()))) {
        return schema;
      }
    }
    return ProtoSchema.of(new SchemaDeriver(type, database, lineage).file());
  }

  private static FileDescriptorProto withoutReserved(FileDescriptorProto file) {
    FileDescriptorProto.Builder bare = file.toBuilder();
    DescriptorProto.Builder root = bare.getMessageTypeBuilder(0);
    root.clearReservedRange().clearReservedName();
    root.getNestedTypeBuilderList()
        .forEach(nested -> nested.clearReservedRange().clearReservedName());
    root.getEnumTypeBuilderList().forEach(each -> each.clearReservedRange().clearReservedName());
    return bare.build();
  }

  private FileDescriptorProto file() {
    names.take(rootName);
    DescriptorProto.Builder root = message(rootName, type, lineage.root(), names);
    root.addAllNestedType(messages.values()).addAllEnumType(enums.values());
    return FileDescriptorProto.newBuilder()
        .setName(packageName + '/' + Naming.snake(rootName) + ".proto")
        .setPackage(packageName)
        .addAllDependency(imports)
        .addMessageType(root)
        .setSyntax("proto3")
        .build();
  }

  private DescriptorProto.Builder message(
      String name, StructuralTypeModel model, MessageLineage prior, Naming fieldNames) {
    var fields = new ArrayList<FieldDescriptorProto.Builder>();
    for (PropertyModel property : model.properties()) {
      fields.add(named(property, prior(property, model, prior), fieldNames));
    }
    int highest = 0;
    for (int i = 0; i < fields.size(); i++) {
      PropertyModel property = model.properties().get(i);
      FieldDescriptorProto before = prior(property, model, prior);
      FieldDescriptorProto.Builder field = fields.get(i);
      describe(property, property.storeType(), field, before);
      highest = number(field, before, prior, highest);
    }
    for (PropertyModel property : model.properties()) {
      if (property.storeType() instanceof StoreType.Collection) {
        FieldDescriptorProto.Builder nulls = nulls(property, fieldNames);
        FieldDescriptorProto before = priorNulls(property, model, prior);
        highest = number(nulls, before, prior, highest);
        fields.add(nulls);
      }
    }
    fields.sort(Comparator.comparingInt(FieldDescriptorProto.Builder::getNumber));
    var message = DescriptorProto.newBuilder().setName(name);
    fields.forEach(field -> add(field, message, fieldNames));
    prior.reserve(message);
    return message;
  }

  private static FieldDescriptorProto.Builder named(
      PropertyModel property, @Nullable FieldDescriptorProto before, Naming fieldNames) {
    String wanted =
        before != null && before.getJsonName().equals(property.fieldName())
            ? before.getName()
            : Naming.snake(property.fieldName());
    return FieldDescriptorProto.newBuilder()
        .setName(fieldNames.unique(wanted))
        .setJsonName(property.fieldName());
  }

  /** Gives the number of the field before, if the types still agree, or the next one. */
  private static int number(
      FieldDescriptorProto.Builder field,
      @Nullable FieldDescriptorProto before,
      MessageLineage prior,
      int highest) {
    if (before != null && MessageLineage.keepsNumber(before, field)) {
      field.setNumber(before.getNumber());
    } else {
      field.setNumber(prior.next(highest));
    }
    return Math.max(highest, field.getNumber());
  }

  /** Returns what was last published for a property. */
  private static @Nullable FieldDescriptorProto prior(
      PropertyModel property, StructuralTypeModel model, MessageLineage lineage) {
    return model
        .writtenField(property, name -> lineage.find(name) != null)
        .map(lineage::find)
        .orElse(null);
  }

  private static @Nullable FieldDescriptorProto priorNulls(
      PropertyModel property, StructuralTypeModel model, MessageLineage lineage) {
    return model
        .writtenField(property, name -> lineage.find(name) != null)
        .map(name -> lineage.find(MessageLineage.nullsOf(name)))
        .orElse(null);
  }

  private void describe(
      PropertyModel property,
      StoreType stored,
      FieldDescriptorProto.Builder field,
      @Nullable FieldDescriptorProto before) {
    if (!property.formerNames().isEmpty()) {
      Scalars.setOption(field, Scalars.FORMER_NAMES_OPTION, property.formerNames());
    }
    if (stored instanceof StoreType.Collection collection) {
      if (collection.element() instanceof StoreType.Collection) {
        throw ProtoMessages.listOfLists(type.name(), property.name());
      }
      field.setLabel(FieldDescriptorProto.Label.LABEL_REPEATED);
      element(collection.element(), field, before);
    } else {
      field
          .setLabel(FieldDescriptorProto.Label.LABEL_OPTIONAL)
          .setProto3Optional(property.isNullable());
      element(stored, field, before);
    }
  }

  private void element(
      StoreType stored, FieldDescriptorProto.Builder field, @Nullable FieldDescriptorProto before) {
    if (stored instanceof StoreType.Scalar scalar) {
      Scalars.describe(scalar.type(), field);
      if (field.getType() == FieldDescriptorProto.Type.TYPE_MESSAGE) {
        imports.add(ProtoSchema.importOf(field.getTypeName()).getName());
      }
    } else if (stored instanceof StoreType.Enumeration enumeration) {
      field
          .setType(FieldDescriptorProto.Type.TYPE_ENUM)
          .setTypeName(typeName(enumeration(enumeration.type(), before)));
    } else if (stored instanceof StoreType.Complex complex) {
      field
          .setType(FieldDescriptorProto.Type.TYPE_MESSAGE)
          .setTypeName(typeName(nested(complex.type(), before)));
    } else {
      throw new IllegalArgumentException(stored.toString());
    }
  }

  private String typeName(String simpleName) {
    return '.' + packageName + '.' + rootName + '.' + simpleName;
  }

  private String nested(StructuralTypeModel model, @Nullable FieldDescriptorProto before) {
    String known = messageNames.get(model.name());
    if (known != null) {
      return known;
    }
    String name = names.unique(Naming.type(model.name()));
    messageNames.put(model.name(), name);
    String inPlaceOf = before == null ? null : ProtoSchema.simpleName(before);
    MessageLineage prior = lineage.nested(name, inPlaceOf);
    messages.put(name, message(name, model, prior, new Naming()).build());
    return name;
  }

  private String enumeration(
      Class<? extends Enum<?>> constants, @Nullable FieldDescriptorProto before) {
    String known = enumNames.get(constants);
    if (known != null) {
      return known;
    }
    String name = names.unique(Naming.type(constants.getSimpleName()));
    enumNames.put(constants, name);
    EnumLineage prior =
        lineage.enumeration(name, before == null ? null : ProtoSchema.simpleName(before));
    var numbers = new TreeMap<Integer, String>();
    numbers.put(0, EnumLabels.unspecified(name));
    int highest = 0;
    for (Enum<?> constant : constants.getEnumConstants()) {
      String label = EnumLabels.label(name, constant.name());
      Integer kept = prior.find(name, label);
      int number = kept != null ? kept : prior.next(highest);
      highest = Math.max(highest, number);
      numbers.put(number, label);
    }
    var result = EnumDescriptorProto.newBuilder().setName(name);
    numbers.forEach((number, label) -> result.addValueBuilder().setName(label).setNumber(number));
    result.getValueList().forEach(value -> names.take(value.getName()));
    prior.reserve(result);
    enums.put(name, result.build());
    return name;
  }

  private static FieldDescriptorProto.Builder nulls(PropertyModel property, Naming fieldNames) {
    String name = fieldNames.unique(Naming.snake(property.fieldName()) + "_nulls");
    var field =
        FieldDescriptorProto.newBuilder()
            .setName(name)
            .setJsonName(name)
            .setLabel(FieldDescriptorProto.Label.LABEL_REPEATED)
            .setType(FieldDescriptorProto.Type.TYPE_SINT32);
    Scalars.setOption(field, Scalars.NULLS_OPTION, List.of(property.fieldName()));
    if (!property.formerNames().isEmpty()) {
      Scalars.setOption(field, Scalars.FORMER_NAMES_OPTION, property.formerNames());
    }
    return field;
  }

  /** Adds a field; one that has explicit presence comes in a {@code oneof} of its own. */
  private static void add(
      FieldDescriptorProto.Builder field, DescriptorProto.Builder message, Naming fieldNames) {
    if (field.getProto3Optional()) {
      field.setOneofIndex(message.getOneofDeclCount());
      message.addOneofDeclBuilder().setName(fieldNames.unique('_' + field.getName()));
    } else {
      field.clearProto3Optional();
    }
    message.addField(field);
  }
}
