package org.entopic.engine.save;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.entopic.engine.record.Discriminators;
import org.entopic.engine.tracking.ChangeSet;
import org.entopic.engine.tracking.EntityChange;
import org.entopic.model.ComplexTypeModel;
import org.entopic.model.EntityModel;
import org.entopic.model.EntityTypeModel;
import org.entopic.model.PropertyModel;
import org.entopic.model.StoreType;
import org.entopic.model.StructuralTypeModel;
import org.entopic.spi.backend.Row;
import org.jspecify.annotations.Nullable;

/** What every row must fulfil by itself: required values are there, texts are not too long. */
final class RowRequirements {

  /** The properties of one type that can be wrong, so that a check looks at no others. */
  private record Shape(
      List<PropertyModel> required,
      List<PropertyModel> limited,
      List<PropertyModel> decimals,
      List<PropertyModel> nested) {
    static Shape of(StructuralTypeModel type) {
      boolean mayLack = type instanceof EntityTypeModel entity && entity.isPropertyBag();
      return new Shape(
          type.properties().stream()
              .filter(property -> !property.isNullable())
              .filter(property -> mayLack || !property.javaType().isPrimitive())
              .toList(),
          type.properties().stream().filter(property -> property.maxLength().isPresent()).toList(),
          type.properties().stream().filter(property -> property.precision().isPresent()).toList(),
          type.properties().stream().filter(property -> isNested(property.storeType())).toList());
    }

    private static boolean isNested(StoreType type) {
      return type instanceof StoreType.Complex
          || (type instanceof StoreType.Collection collection && isNested(collection.element()));
    }
  }

  private final Map<String, Shape> entityTypes = new HashMap<>();
  private final Map<String, Discriminators> hierarchies = new HashMap<>();
  private final Map<String, Shape> complexTypes = new HashMap<>();

  RowRequirements(EntityModel model) {
    for (EntityTypeModel type : model.entityTypes()) {
      entityTypes.put(type.name(), Shape.of(type));
      Discriminators hierarchy = Discriminators.of(type);
      if (hierarchy != null) {
        hierarchies.put(type.name(), hierarchy);
        type.derivedTypes().forEach(derived -> entityTypes.put(derived.name(), Shape.of(derived)));
      }
    }
    for (ComplexTypeModel type : model.complexTypes()) {
      complexTypes.put(type.name(), Shape.of(type));
    }
  }

  void check(ChangeSet changes, ChangedEntries entries) {
    var problems = new TreeMap<String, Integer>();
    var bad = new ArrayList<EntityChange>();
    var readOnly = new TreeSet<String>();
    for (EntityChange change : changes.changes()) {
      Row row = change.current();
      EntityTypeModel type = type(change);
      if (type.isReadOnly()) {
        readOnly.add(type.name());
      }
      Shape shape = entityTypes.get(type.name());
      if (row != null && shape != null) {
        int before = sum(problems);
        check(row, shape, type.name(), problems);
        if (sum(problems) > before) {
          bad.add(change);
        }
      }
    }
    if (!readOnly.isEmpty()) {
      throw SaveMessages.readOnly(readOnly);
    }
    if (!problems.isEmpty()) {
      throw SaveMessages.badValues(problems, entries.of(bad));
    }
  }

  private EntityTypeModel type(EntityChange change) {
    Discriminators hierarchy = hierarchies.get(change.type().name());
    Row row = change.current() != null ? change.current() : change.original();
    return hierarchy == null || row == null ? change.type() : hierarchy.type(row);
  }

  private static int sum(Map<String, Integer> counts) {
    return counts.isEmpty() ? 0 : counts.values().stream().mapToInt(Integer::intValue).sum();
  }

  private void check(Row row, Shape shape, String path, Map<String, Integer> problems) {
    for (PropertyModel property : shape.required()) {
      if (row.isNull(property.ordinal())) {
        problems.merge("'" + path + "." + property.name() + "' is required", 1, Integer::sum);
      }
    }
    for (PropertyModel property : shape.limited()) {
      int limit = property.maxLength().orElse(Integer.MAX_VALUE);
      if (length(row.get(property.ordinal())) > limit) {
        problems.merge(
            "'" + path + "." + property.name() + "' is longer than " + limit, 1, Integer::sum);
      }
    }
    for (PropertyModel property : shape.decimals()) {
      if (row.get(property.ordinal()) instanceof BigDecimal value && !fits(value, property)) {
        problems.merge(
            "'" + path + "." + property.name() + "' has too many digits", 1, Integer::sum);
      }
    }
    for (PropertyModel property : shape.nested()) {
      checkNested(row.get(property.ordinal()), path + "." + property.name(), problems);
    }
  }

  private void checkNested(@Nullable Object value, String path, Map<String, Integer> problems) {
    if (value instanceof Row row) {
      Shape shape = complexTypes.get(row.type().name());
      if (shape != null) {
        check(row, shape, path, problems);
      }
    } else if (value instanceof List<?> list) {
      list.forEach(element -> checkNested(element, path, problems));
    }
  }

  private static boolean fits(BigDecimal value, PropertyModel property) {
    int scale = property.scale().orElse(0);
    int whole = property.precision().orElse(Integer.MAX_VALUE) - scale;
    BigDecimal shortest = value.stripTrailingZeros();
    return shortest.scale() <= scale && shortest.precision() - shortest.scale() <= whole;
  }

  private static int length(@Nullable Object value) {
    if (value instanceof CharSequence text) {
      return text.length();
    }
    return value instanceof byte[] bytes ? bytes.length : 0;
  }
}
