package org.entopic.engine.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.entopic.engine.model.draft.EntityDraft;
import org.entopic.engine.model.draft.PropertyDraft;
import org.entopic.engine.model.draft.StructuralDraft;
import org.entopic.model.PropertyModel;
import org.entopic.model.StoreType;

/** Freezes the properties of a type: in order of declaration, ordinals of primitives first. */
final class PropertyFreezer {
  private final ShapeFreezer shapes;
  private final PropertyOwners owners;

  PropertyFreezer(ShapeFreezer shapes, PropertyOwners owners) {
    this.shapes = shapes;
    this.owners = owners;
  }

  List<PropertyModel> freeze(StructuralDraft type) {
    List<PropertyDraft> ordered = type.ordered();
    Map<PropertyDraft, StoreType> storeTypes = new LinkedHashMap<>();
    ordered.forEach(property -> storeTypes.put(property, shapes.storeType(property)));
    int primitive = 0;
    int other = (int) storeTypes.values().stream().filter(StoreType::isPrimitive).count();
    var frozen = new ArrayList<PropertyModel>();
    for (Map.Entry<PropertyDraft, StoreType> entry : storeTypes.entrySet()) {
      PropertyDraft property = entry.getKey();
      int ordinal = entry.getValue().isPrimitive() ? primitive++ : other++;
      boolean key = type instanceof EntityDraft entity && entity.isKey(property);
      frozen.add(
          new DefaultPropertyModel(
              property,
              ordinal,
              entry.getValue(),
              property.isShadow() && !isOwn(type, property),
              property.isNullable() || !isShared(type, property),
              key));
    }
    return frozen;
  }

  /**
   * The instances of join types and bags hold their values, and the class of an instance says which
   * it is.
   */
  private static boolean isOwn(StructuralDraft type, PropertyDraft property) {
    return type instanceof EntityDraft entity
        && (entity.isJoinType()
            || entity.isPropertyBag()
            || entity.discriminator().filter(property::equals).isPresent());
  }

  private boolean isShared(StructuralDraft type, PropertyDraft property) {
    return !(type instanceof EntityDraft entity)
        || entity.classes().isEmpty()
        || owners.isOfAll(entity, property);
  }
}
