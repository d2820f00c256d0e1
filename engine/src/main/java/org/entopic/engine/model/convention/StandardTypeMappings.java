package org.entopic.engine.model.convention;

import jakarta.persistence.AttributeConverter;
import java.util.Optional;
import java.util.OptionalInt;
import org.entopic.engine.model.draft.ValueConversion;
import org.entopic.engine.model.draft.ValueShape;
import org.entopic.model.ScalarType;
import org.entopic.spi.service.PropertyDescription;
import org.entopic.spi.service.TypeMapping;
import org.entopic.spi.service.TypeMappingSource;
import org.jspecify.annotations.Nullable;

/** How the classes are stored that are scalars without anybody saying so. */
public final class StandardTypeMappings implements TypeMappingSource {

  @Override
  public Optional<TypeMapping> findMapping(PropertyDescription property) {
    Class<?> type = Boxed.of(property.javaType());
    return BuiltInConversions.find(type).map(shape -> mapping(type, shape));
  }

  @Override
  public Optional<TypeMapping> findMapping(String fieldName, ScalarType storeType) {
    return Optional.of(TypeMapping.of(storeType));
  }

  private static TypeMapping mapping(Class<?> type, ValueShape.Scalar shape) {
    return new TypeMapping(
        type,
        shape.type(),
        type == shape.type().javaType() ? null : new Converter(shape.conversion()),
        OptionalInt.empty());
  }

  private record Converter(ValueConversion conversion)
      implements AttributeConverter<Object, Object> {
    @Override
    public @Nullable Object convertToDatabaseColumn(@Nullable Object value) {
      return conversion.toStored(value);
    }

    @Override
    public @Nullable Object convertToEntityAttribute(@Nullable Object stored) {
      return conversion.toJava(stored);
    }
  }
}
