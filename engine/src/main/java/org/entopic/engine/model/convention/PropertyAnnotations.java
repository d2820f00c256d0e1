package org.entopic.engine.model.convention;

import static org.entopic.model.ConfigurationSource.ANNOTATION;
import static org.entopic.model.ConfigurationSource.FLUENT;

import jakarta.persistence.Column;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.entopic.annotation.FormerNames;
import org.entopic.engine.model.draft.EntityDraft;
import org.entopic.engine.model.draft.IndexDraft;
import org.entopic.engine.model.draft.MappedMember;
import org.entopic.engine.model.draft.ModelDraft;
import org.entopic.engine.model.draft.PropertyDraft;
import org.entopic.engine.model.draft.PropertyMessages;
import org.entopic.engine.model.draft.StructuralDraft;
import org.entopic.engine.model.draft.ValueShape;
import org.entopic.model.ScalarType;
import org.entopic.model.ValueGeneration;

/** Takes over what annotations on a member say about its property. */
final class PropertyAnnotations {
  private static final int DEFAULT_LENGTH = 255;
  private static final Set<Class<?>> VERSIONS =
      Set.of(
          Short.class,
          Integer.class,
          Long.class,
          Instant.class,
          LocalDateTime.class,
          java.sql.Timestamp.class);
  private static final Set<Class<?>> NUMBERS = Set.of(Short.class, Integer.class, Long.class);

  private static final Set<ScalarType> UUIDS = Set.of(ScalarType.UUID, ScalarType.STRING);

  private final ModelDraft draft;

  PropertyAnnotations(ModelDraft draft) {
    this.draft = draft;
  }

  void apply(StructuralDraft type, MappedMember member, PropertyDraft property) {
    member.annotation(Column.class).ifPresent(column -> applyColumn(type, column, property));
    member
        .annotation(FormerNames.class)
        .ifPresent(former -> property.formerNames.set(List.of(former.value()), ANNOTATION));
    member
        .annotation(GeneratedValue.class)
        .ifPresent(generated -> applyGeneration(type, generated, property));
    if (member.has(Version.class)) {
      property.concurrencyToken.set(true, ANNOTATION);
      property.generation.set(ValueGeneration.VERSION, ANNOTATION);
      property.nullable.set(false, FLUENT);
      if (!isVersion(property)) {
        draft.problem(PropertyMessages.unfitVersion(type, property.name()));
      }
    }
  }

  static boolean isVersion(PropertyDraft property) {
    return VERSIONS.contains(Boxed.of(property.javaType()))
        && property.shape().filter(s -> s instanceof ValueShape.Scalar).isPresent();
  }

  /** Returns whether a property can hold a generated UUID, as such or as text. */
  static boolean isUuid(PropertyDraft property) {
    return property
        .shape()
        .filter(s -> s instanceof ValueShape.Scalar scalar && UUIDS.contains(scalar.type()))
        .isPresent();
  }

  /** Returns whether a property can hold a generated number. */
  static boolean isNumber(PropertyDraft property) {
    return NUMBERS.contains(Boxed.of(property.javaType()))
        && property.shape().filter(s -> s instanceof ValueShape.Scalar).isPresent();
  }

  private static void applyColumn(StructuralDraft type, Column column, PropertyDraft property) {
    if (!column.name().isEmpty()) {
      property.fieldName.set(column.name(), ANNOTATION);
    }
    if (column.length() != DEFAULT_LENGTH) {
      property.maxLength.set(column.length(), ANNOTATION);
    }
    if (column.precision() != 0) {
      property.precision.set(column.precision(), ANNOTATION);
      property.scale.set(column.scale(), ANNOTATION);
    }
    if (column.unique() && type instanceof EntityDraft entity) {
      var index = new IndexDraft(List.of(property.name()));
      index.unique.set(true, ANNOTATION);
      index.ordered.set(true, ANNOTATION);
      entity.indexes.add(index);
    }
  }

  private void applyGeneration(
      StructuralDraft type, GeneratedValue generated, PropertyDraft property) {
    boolean automatic =
        generated.strategy() == GenerationType.AUTO && property.javaType() == UUID.class;
    if (automatic || (generated.strategy() == GenerationType.UUID && isUuid(property))) {
      property.generation.set(ValueGeneration.UUID_V7, ANNOTATION);
    } else if (property.generation.isSetBy(FLUENT)) {
      return;
    } else if (isUuid(property) || generated.strategy() == GenerationType.UUID) {
      draft.problem(
          PropertyMessages.unfitGeneration(
              type,
              property.name(),
              "Use GenerationType.UUID on a property of type UUID or String."));
    } else {
      property.generation.set(ValueGeneration.SEQUENCE, ANNOTATION);
    }
  }

  /** Returns the order in which the elements of a collection of values are loaded. */
  List<ValueShape.SortKey> order(MappedMember member) {
    return member
        .annotation(OrderBy.class)
        .map(
            order ->
                Arrays.stream(order.value().split(","))
                    .map(criterion -> sortKey(criterion.strip()))
                    .toList())
        .orElse(List.of());
  }

  private static ValueShape.SortKey sortKey(String criterion) {
    String upper = criterion.toUpperCase(Locale.ROOT);
    boolean descending = upper.equals("DESC") || upper.endsWith(" DESC");
    boolean bare = upper.isEmpty() || upper.equals("ASC") || upper.equals("DESC");
    return new ValueShape.SortKey(bare ? "" : criterion.split("\\s+")[0], descending);
  }
}
