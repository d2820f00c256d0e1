package org.entopic.engine.model;

import java.util.ArrayList;
import java.util.List;
import org.entopic.model.EntityTypeModel;
import org.entopic.model.KeyValues;
import org.entopic.model.PropertyModel;
import org.entopic.spi.backend.Row;
import org.jspecify.annotations.Nullable;

/** Makes the primary key of instances, of rows and of what applications pass to find. */
final class KeyMapping {
  private final EntityTypeModel type;
  private final InstanceValues values;
  private final @Nullable KeyClass keyClass;
  private final PropertyModel[] properties;
  private final int single;

  KeyMapping(EntityTypeModel type, InstanceValues values, @Nullable KeyClass keyClass) {
    this.type = type;
    this.values = values;
    this.keyClass = keyClass;
    this.properties = type.primaryKey().properties().toArray(PropertyModel[]::new);
    this.single = properties.length == 1 ? properties[0].ordinal() : -1;
  }

  @Nullable Object of(Object entity) {
    if (single >= 0) {
      return values.value(entity, properties[0]);
    }
    @Nullable Object[] parts = new @Nullable Object[properties.length];
    for (int i = 0; i < parts.length; i++) {
      parts[i] = values.value(entity, properties[i]);
    }
    return join(parts);
  }

  Object of(Row row) {
    if (properties.length == 0) {
      return row.key();
    }
    if (single >= 0) {
      return present(row.get(single));
    }
    var parts = new Object[properties.length];
    for (int i = 0; i < parts.length; i++) {
      parts[i] = present(row.get(properties[i].ordinal()));
    }
    return KeyValues.of(parts);
  }

  private Object present(@Nullable Object value) {
    if (value == null) {
      throw MappingMessages.rowWithoutKey(type);
    }
    return value;
  }

  @Nullable Object of(List<@Nullable Object> given) {
    Object first = given.size() == 1 ? given.get(0) : null;
    if (keyClass != null && first != null && keyClass.type().isInstance(first)) {
      return join(keyClass.parts(first));
    }
    if (keyClass != null && given.size() == 1 && first == null) {
      return null;
    }
    if (given.size() != properties.length) {
      throw unfit(given.size() + (given.size() == 1 ? " value" : " values"));
    }
    @Nullable Object[] parts = new @Nullable Object[properties.length];
    for (int i = 0; i < parts.length; i++) {
      Object value = given.get(i);
      if (value != null && !boxed(properties[i].javaType()).isInstance(value)) {
        throw unfit(value.getClass().getName() + " for '" + properties[i].name() + "'");
      }
      parts[i] = values.toStored(properties[i], value);
    }
    return join(parts);
  }

  private static Class<?> boxed(Class<?> type) {
    return java.lang.invoke.MethodType.methodType(type).wrap().returnType();
  }

  private static @Nullable Object join(@Nullable Object[] parts) {
    var present = new ArrayList<Object>(parts.length);
    for (Object part : parts) {
      if (part == null) {
        return null;
      }
      present.add(part);
    }
    return present.size() == 1 ? present.get(0) : KeyValues.of(present.toArray());
  }

  private IllegalArgumentException unfit(String got) {
    return MappingMessages.unfitKey(type, keyClass == null ? null : keyClass.type(), got);
  }
}
