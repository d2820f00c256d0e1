package org.entopic.tck.model;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.entopic.model.ConfigurationSource;
import org.entopic.model.PropertyModel;
import org.entopic.model.ScalarType;
import org.entopic.model.StoreType;
import org.entopic.model.ValueGeneration;

/** A property that says what it was given. */
record FixedProperty(
    String name,
    List<String> formerNames,
    int ordinal,
    StoreType storeType,
    boolean isNullable,
    boolean isKey,
    ValueGeneration valueGeneration)
    implements PropertyModel {

  @Override
  public String fieldName() {
    return name;
  }

  @Override
  public Class<?> javaType() {
    if (storeType instanceof StoreType.Scalar scalar) {
      return isNullable ? scalar.type().javaType() : unboxed(scalar.type());
    } else if (storeType instanceof StoreType.Enumeration enumeration) {
      return enumeration.type();
    } else if (storeType instanceof StoreType.Complex complex) {
      return complex.type().javaType();
    }
    return List.class;
  }

  private static Class<?> unboxed(ScalarType type) {
    return switch (type) {
      case BOOLEAN -> boolean.class;
      case BYTE -> byte.class;
      case SHORT -> short.class;
      case INT -> int.class;
      case LONG -> long.class;
      case CHAR -> char.class;
      case FLOAT -> float.class;
      case DOUBLE -> double.class;
      default -> type.javaType();
    };
  }

  @Override
  public boolean isShadow() {
    return false;
  }

  @Override
  public boolean isConcurrencyToken() {
    return valueGeneration == ValueGeneration.VERSION;
  }

  @Override
  public OptionalInt maxLength() {
    return OptionalInt.empty();
  }

  @Override
  public ConfigurationSource source() {
    return ConfigurationSource.FLUENT;
  }

  @Override
  public Optional<Object> annotation(String annotationName) {
    return Optional.empty();
  }
}
