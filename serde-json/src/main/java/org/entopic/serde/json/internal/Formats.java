package org.entopic.serde.json.internal;

import java.util.HashMap;
import java.util.Map;
import org.entopic.model.ComplexTypeModel;
import org.entopic.model.StoreType;

/** Makes the formats of one entity type; one for each complex type, which may contain itself. */
final class Formats {
  private final Map<String, ObjectFormat> objects = new HashMap<>();

  ValueFormat of(StoreType type) {
    if (type instanceof StoreType.Scalar scalar) {
      return new ScalarFormat(scalar.type());
    } else if (type instanceof StoreType.Enumeration enumeration) {
      return new EnumFormat(enumeration.type());
    } else if (type instanceof StoreType.Collection collection) {
      return new ListFormat(of(collection.element()));
    }
    return object(((StoreType.Complex) type).type());
  }

  private ObjectFormat object(ComplexTypeModel type) {
    ObjectFormat known = objects.get(type.name());
    if (known == null) {
      known = new ObjectFormat(type);
      objects.put(type.name(), known);
      known.bind(this);
    }
    return known;
  }
}
