package org.entopic.spi.backend;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.entopic.model.ConfigurationSource;
import org.entopic.model.PropertyModel;
import org.entopic.model.ScalarType;
import org.entopic.model.StoreType;
import org.entopic.model.StructuralTypeModel;
import org.entopic.model.ValueGeneration;

/** A type whose properties have the ordinals of their declaration: primitives must come first. */
record TestType(String name, List<PropertyModel> properties, int primitiveCount)
    implements StructuralTypeModel {

  record TestProperty(int ordinal, StoreType storeType, boolean isNullable)
      implements PropertyModel {
    @Override
    public String name() {
      return "p" + ordinal;
    }

    @Override
    public String fieldName() {
      return name();
    }

    @Override
    public Class<?> javaType() {
      return Object.class;
    }

    @Override
    public boolean isShadow() {
      return false;
    }

    @Override
    public boolean isKey() {
      return false;
    }

    @Override
    public boolean isConcurrencyToken() {
      return false;
    }

    @Override
    public ValueGeneration valueGeneration() {
      return ValueGeneration.NEVER;
    }

    @Override
    public OptionalInt maxLength() {
      return OptionalInt.empty();
    }

    @Override
    public ConfigurationSource source() {
      return ConfigurationSource.CONVENTION;
    }

    @Override
    public Optional<Object> annotation(String annotationName) {
      return Optional.empty();
    }
  }

  /** Returns a type in which every second property can be null, the first not. */
  static TestType of(String name, ScalarType... scalars) {
    List<PropertyModel> properties = new ArrayList<>();
    int primitives = 0;
    for (ScalarType scalar : scalars) {
      int ordinal = properties.size();
      properties.add(new TestProperty(ordinal, new StoreType.Scalar(scalar), ordinal % 2 == 1));
      primitives += scalar.isPrimitive() ? 1 : 0;
    }
    return new TestType(name, List.copyOf(properties), primitives);
  }

  @Override
  public Class<?> javaType() {
    return Object.class;
  }

  @Override
  public PropertyModel property(int ordinal) {
    return properties.get(ordinal);
  }

  @Override
  public Optional<PropertyModel> property(String propertyName) {
    return properties.stream().filter(p -> p.name().equals(propertyName)).findFirst();
  }
}
