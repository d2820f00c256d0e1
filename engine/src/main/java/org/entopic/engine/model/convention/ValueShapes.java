package org.entopic.engine.model.convention;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Embeddable;
import java.util.List;
import java.util.Optional;
import org.entopic.engine.model.draft.CollectionKind;
import org.entopic.engine.model.draft.MappedMember;
import org.entopic.engine.model.draft.ModelDraft;
import org.entopic.engine.model.draft.PropertyMessages;
import org.entopic.engine.model.draft.ResolvedType;
import org.entopic.engine.model.draft.ValueConversion;
import org.entopic.engine.model.draft.ValueShape;
import org.entopic.model.ScalarType;
import org.entopic.spi.service.TypeMapping;

/** Decides how values of a Java type are stored. */
final class ValueShapes {

  /** How enum constants are stored. */
  enum EnumForm {
    NAME,
    ORDINAL
  }

  private final ModelDraft draft;

  ValueShapes(ModelDraft draft) {
    this.draft = draft;
  }

  /** Returns the shape of a value that is no collection. */
  Optional<ValueShape> single(ResolvedType type, EnumForm enums) {
    Class<?> raw = type.raw();
    AttributeConverter<?, ?> converter = draft.converters.get(Boxed.of(raw));
    if (converter != null) {
      return converted(raw.getName(), converter);
    }
    if (raw == Optional.class && type.arguments().size() == 1) {
      return single(type.arguments().get(0), enums).map(ValueShape.Maybe::new);
    }
    if (raw.isEnum()) {
      return Optional.of(enums == EnumForm.NAME ? byName(raw) : byOrdinal(raw));
    }
    if (isComplex(raw)) {
      return Optional.of(new ValueShape.Complex(draft.complexType(raw)));
    }
    return BuiltInConversions.find(raw).map(shape -> shape);
  }

  /** Returns the shape of any value. */
  Optional<ValueShape> any(ResolvedType type, EnumForm enums, List<ValueShape.SortKey> order) {
    if (type.arguments().size() == 1 && !draft.converters.containsKey(type.raw())) {
      Optional<CollectionKind> kind = CollectionKind.of(type.raw());
      if (kind.isPresent()) {
        return single(type.arguments().get(0), enums)
            .map(element -> new ValueShape.Collection(kind.get(), element, order));
      }
    }
    Optional<ValueShape> single = single(type, enums);
    Class<?> component = type.raw().getComponentType();
    return single.isPresent() || component == null
        ? single
        : single(ResolvedType.of(component), enums)
            .map(element -> new ValueShape.Array(component, element));
  }

  /** Returns the shape that a converter makes; what does not fit is reported. */
  Optional<ValueShape> converted(Object subject, AttributeConverter<?, ?> converter) {
    Optional<List<ResolvedType>> arguments =
        ResolvedType.argumentsOf(AttributeConverter.class, converter.getClass());
    if (arguments.isEmpty()) {
      draft.problem(
          PropertyMessages.unfitConverter(
              subject,
              converter.getClass().getName()
                  + " does not say its types; write a class that implements AttributeConverter"));
      return Optional.empty();
    }
    Class<?> stored = arguments.get().get(1).raw();
    ValueConversion conversion = conversion(converter, arguments.get().get(0).raw(), stored);
    if (stored.isEnum()) {
      return Optional.of(new ValueShape.Enumeration(enumType(stored), conversion));
    }
    Optional<ValueShape.Scalar> scalar = BuiltInConversions.find(stored);
    if (scalar.isEmpty()) {
      draft.problem(
          PropertyMessages.unfitConverter(
              subject,
              converter.getClass().getName()
                  + " makes "
                  + stored.getName()
                  + ", which is no scalar; make text, a number or a date"));
    }
    return scalar.map(
        shape -> new ValueShape.Scalar(shape.type(), conversion.then(shape.conversion())));
  }

  /** Returns the shape of a mapping that a source gave; what does not fit is reported. */
  Optional<ValueShape> mapped(MappedMember member, TypeMapping mapping) {
    Class<?> java = Boxed.of(mapping.javaType());
    Class<?> stored = mapping.storeType().javaType();
    ValueShape.Scalar scalar = BuiltInConversions.find(stored).orElseThrow();
    AttributeConverter<?, ?> converter = mapping.converter();
    if (java != Boxed.of(member.type().raw()) || (converter == null && java != stored)) {
      draft.problem(
          PropertyMessages.unfitMapping(member, member.type().raw(), mapping.storeType()));
      return Optional.empty();
    }
    ValueConversion conversion =
        converter == null ? ValueConversion.IDENTITY : conversion(converter, java, stored);
    return Optional.of(
        new ValueShape.Scalar(mapping.storeType(), conversion.then(scalar.conversion())));
  }

  boolean isComplex(Class<?> raw) {
    return draft.isComplex(raw) || raw.isAnnotationPresent(Embeddable.class);
  }

  @SuppressWarnings("unchecked")
  private static <J, S> ValueConversion conversion(
      AttributeConverter<?, ?> converter, Class<J> java, Class<S> stored) {
    var typed = (AttributeConverter<J, S>) converter;
    return ValueConversion.of(
        java, stored, typed::convertToDatabaseColumn, typed::convertToEntityAttribute);
  }

  private static ValueShape byName(Class<?> type) {
    return new ValueShape.Enumeration(enumType(type), ValueConversion.IDENTITY);
  }

  // The application asked for ordinals by EnumType.ORDINAL.
  @SuppressWarnings("EnumOrdinal")
  private static ValueShape byOrdinal(Class<?> type) {
    Enum<?>[] constants = enumType(type).getEnumConstants();
    return new ValueShape.Scalar(
        ScalarType.INT,
        ValueConversion.of(
            Object.class, Integer.class, e -> ((Enum<?>) e).ordinal(), i -> constants[i]));
  }

  @SuppressWarnings("unchecked")
  private static Class<? extends Enum<?>> enumType(Class<?> type) {
    return (Class<? extends Enum<?>>) type;
  }
}
