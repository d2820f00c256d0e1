package org.entopic.engine.model;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.entopic.engine.model.draft.ComplexDraft;
import org.entopic.engine.model.draft.PropertyDraft;
import org.entopic.engine.model.draft.ValueConversion;
import org.entopic.engine.model.draft.ValueShape;
import org.entopic.model.ComplexTypeModel;
import org.entopic.model.KeyOrder;
import org.entopic.model.PropertyModel;
import org.entopic.model.StoreType;
import org.entopic.spi.backend.Row;
import org.jspecify.annotations.Nullable;

/**
 * Turns the shapes of values into store types and conversions; freezes complex types on the way.
 */
final class ShapeFreezer {
  private final Map<ComplexDraft, StructuralMapping> complex = new LinkedHashMap<>();
  private final Map<ComplexDraft, String> names = new HashMap<>();

  ShapeFreezer(List<ComplexDraft> types, Set<String> entityNames) {
    var taken = new HashSet<>(entityNames);
    for (ComplexDraft type : types) {
      String simple = type.javaType().getSimpleName();
      names.put(type, taken.add(simple) ? simple : type.javaType().getName().replace('$', '.'));
    }
  }

  /** Returns the mappings of the complex types that properties use. */
  List<StructuralMapping> complexTypes() {
    return List.copyOf(complex.values());
  }

  StoreType storeType(PropertyDraft property) {
    return storeType(shape(property));
  }

  ValueConversion conversion(PropertyDraft property) {
    ValueConversion conversion = conversion(shape(property), property.isNullable());
    return property
        .comparer
        .get()
        .map(comparer -> ComparedConversion.of(conversion, comparer))
        .orElse(conversion);
  }

  private static ValueShape shape(PropertyDraft property) {
    return property
        .shape()
        .orElseThrow(() -> new IllegalStateException(property.name() + " has no shape"));
  }

  private StoreType storeType(ValueShape shape) {
    if (shape instanceof ValueShape.Scalar scalar) {
      return new StoreType.Scalar(scalar.type());
    }
    if (shape instanceof ValueShape.Enumeration enumeration) {
      return new StoreType.Enumeration(enumeration.type());
    }
    if (shape instanceof ValueShape.Complex nested) {
      return new StoreType.Complex((ComplexTypeModel) mapping(nested.type()).type());
    }
    if (shape instanceof ValueShape.Array array) {
      return new StoreType.Collection(storeType(array.element()));
    }
    return shape instanceof ValueShape.Maybe maybe
        ? storeType(maybe.value())
        : new StoreType.Collection(storeType(((ValueShape.Collection) shape).element()));
  }

  private ValueConversion conversion(ValueShape shape, boolean nullable) {
    if (shape instanceof ValueShape.Scalar scalar) {
      return scalar.conversion();
    }
    if (shape instanceof ValueShape.Enumeration enumeration) {
      return enumeration.conversion();
    }
    if (shape instanceof ValueShape.Complex nested) {
      return new ComplexConversion(mapping(nested.type()));
    }
    if (shape instanceof ValueShape.Maybe maybe) {
      return new OptionalConversion(conversion(maybe.value(), true));
    }
    if (shape instanceof ValueShape.Array array) {
      return new ArrayConversion(array.component(), conversion(array.element(), true));
    }
    var collection = (ValueShape.Collection) shape;
    return new CollectionConversion(
        collection.kind(), conversion(collection.element(), true), nullable, order(collection));
  }

  private StructuralMapping mapping(ComplexDraft draft) {
    StructuralMapping known = complex.get(draft);
    if (known == null) {
      List<PropertyModel> properties = new PropertyFreezer(this, PropertyOwners.NONE).freeze(draft);
      var type =
          new DefaultComplexTypeModel(
              names.getOrDefault(draft, draft.javaType().getName()), draft.javaType(), properties);
      known = new MappingFreezer(this, PropertyOwners.NONE).complex(type, draft);
      complex.put(draft, known);
    }
    return known;
  }

  private @Nullable Comparator<@Nullable Object> order(ValueShape.Collection collection) {
    Comparator<@Nullable Object> order = null;
    for (ValueShape.SortKey key : collection.order()) {
      Comparator<@Nullable Object> next = order(collection.element(), key);
      order = order == null ? next : order.thenComparing(next);
    }
    return order;
  }

  private Comparator<@Nullable Object> order(ValueShape element, ValueShape.SortKey key) {
    Comparator<@Nullable Object> natural = Comparator.nullsFirst(KeyOrder::compare);
    Comparator<@Nullable Object> order = natural;
    if (element instanceof ValueShape.Complex nested) {
      PropertyModel property = mapping(nested.type()).type().property(key.property()).orElse(null);
      if (property != null) {
        int ordinal = property.ordinal();
        order = (a, b) -> natural.compare(part(a, ordinal), part(b, ordinal));
      }
    }
    return key.descending() ? order.reversed() : order;
  }

  private static @Nullable Object part(@Nullable Object nested, int ordinal) {
    return nested == null ? null : ((Row) nested).get(ordinal);
  }
}
