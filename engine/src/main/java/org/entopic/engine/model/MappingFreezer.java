package org.entopic.engine.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.entopic.engine.model.draft.CollectionKind;
import org.entopic.engine.model.draft.EntityDraft;
import org.entopic.engine.model.draft.MappedMember;
import org.entopic.engine.model.draft.NavigationDraft;
import org.entopic.engine.model.draft.PropertyDraft;
import org.entopic.engine.model.draft.StructuralDraft;
import org.entopic.engine.model.draft.ValueConversion;
import org.entopic.model.EntityTypeModel;
import org.entopic.model.PropertyModel;
import org.entopic.model.ScalarType;
import org.entopic.model.StructuralTypeModel;
import org.entopic.spi.access.EntityAccess;
import org.entopic.spi.access.LazyCell;
import org.jspecify.annotations.Nullable;

/** Makes the mappings of frozen types. */
final class MappingFreezer {
  private final ShapeFreezer shapes;
  private final PropertyOwners owners;

  MappingFreezer(ShapeFreezer shapes, PropertyOwners owners) {
    this.shapes = shapes;
    this.owners = owners;
  }

  /**
   * Returns the mapping of an entity type.
   *
   * @param classes the types of the classes of a hierarchy
   */
  EntityMapping entity(
      EntityTypeModel type,
      EntityDraft draft,
      Map<EntityDraft, ? extends EntityTypeModel> classes) {
    if (draft.isJoinType()) {
      return new JoinEntityMapping(type, conversions(type, draft));
    }
    if (draft.isPropertyBag()) {
      return new PropertyBagMapping(type, conversions(type, draft));
    }
    if (draft.classes().isEmpty()) {
      return entity(type, draft, draft, type);
    }
    Map<EntityTypeModel, EntityMapping> mappings = new LinkedHashMap<>();
    classes.forEach(
        (each, model) -> {
          if (each.isConcrete()) {
            EntityTypeModel own = each.javaType() == type.javaType() ? type : model;
            mappings.put(model, entity(type, draft, each, own));
          }
        });
    return new HierarchyMapping(type, mappings, conversions(type, draft));
  }

  private EntityMapping entity(
      EntityTypeModel type, EntityDraft draft, EntityDraft owner, EntityTypeModel own) {
    Map<String, NavigationAccess> navigations = new HashMap<>();
    EntityAccess<Object> access = untyped(owner.access().orElseThrow());
    Map<Integer, Supplier<Object>> initial = new HashMap<>();
    for (NavigationDraft navigation : owner.navigations.values()) {
      int member = navigation.member().index();
      CollectionKind kind = navigation.collection().orElse(null);
      String name = navigation.name();
      Class<?> target = navigation.targetClass();
      if (navigation.member().isLazy()) {
        navigations.put(name, new LazyNavigation(access, navigation.member(), kind, target));
        initial.put(member, () -> new LazyCell<@Nullable Object>(null));
      } else {
        navigations.put(name, new MemberNavigation(type, name, access, member, kind, target));
        if (kind != null) {
          initial.put(member, kind::create);
        }
      }
    }
    StructuralMapping values = structural(type, draft, owner, initial, own);
    return new DefaultEntityMapping(
        type, values, new KeyMapping(type, values, keyClass(type, draft)), navigations);
  }

  StructuralMapping complex(StructuralTypeModel type, StructuralDraft draft) {
    return structural(type, draft, draft, Map.of(), null);
  }

  /** Makes the mapping of one class, which may be one of several whose rows have one layout. */
  private StructuralMapping structural(
      StructuralTypeModel type,
      StructuralDraft draft,
      StructuralDraft owner,
      Map<Integer, Supplier<Object>> initial,
      @Nullable EntityTypeModel own) {
    EntityAccess<Object> access = untyped(owner.access().orElseThrow());
    EntityAccess<Object> seen =
        owner.accessors.isEmpty() ? access : new AccessorAccess(access, owner.accessors);
    var direct = new int[access.members().size()];
    Arrays.fill(direct, -1);
    var others = new ArrayList<MemberMapping>();
    var slots = new @Nullable PropertySlot[type.propertyCount()];
    ValueConversion[] conversions = conversions(type, draft);
    Map<MappedMember, List<PropertyDraft>> embedded = new LinkedHashMap<>();
    for (PropertyDraft property : draft.ordered()) {
      MappedMember member = member(draft, owner, property);
      if (member == null) {
        continue;
      }
      int ordinal = ordinal(type, property);
      if (property.path().size() == 1) {
        Class<?> declared = member.declared();
        if (owner != draft) {
          conversions[ordinal] =
              shapes.conversion(owner.findProperty(property.name()).orElse(property));
        }
        slots[ordinal] =
            new PropertySlot.Whole(seen, member.index(), declared, conversions[ordinal]);
        if (conversions[ordinal] == ValueConversion.IDENTITY
            && isDirect(declared)
            && !owner.accessors.containsKey(member.index())) {
          direct[member.index()] = ordinal;
        } else {
          others.add(
              new MemberMapping.Converted(
                  seen, member.index(), declared, ordinal, conversions[ordinal]));
        }
      } else {
        embedded.computeIfAbsent(member, m -> new ArrayList<>()).add(property);
      }
    }
    embedded.forEach(
        (member, properties) -> {
          EmbeddedValue value = embedded(type, properties, conversions, 1);
          others.add(new MemberMapping.Embedded(access, member.index(), value));
          for (PropertyDraft property : properties) {
            int ordinal = ordinal(type, property);
            slots[ordinal] = new PropertySlot.Part(access, member.index(), value, ordinal);
          }
        });
    return new StructuralMapping(type, access, direct, others, slots, conversions, initial, own);
  }

  /** Returns the member of a class that holds a property or begins its path, if it has one. */
  private @Nullable MappedMember member(
      StructuralDraft draft, StructuralDraft owner, PropertyDraft property) {
    if (property.isShadow()) {
      return null;
    }
    MappedMember first = property.path().get(0);
    if (owner == draft) {
      return first;
    }
    return owners.has((EntityDraft) draft, (EntityDraft) owner, property)
        ? owner.member(first.name()).orElse(null)
        : null;
  }

  private static EmbeddedValue embedded(
      StructuralTypeModel type,
      List<PropertyDraft> properties,
      ValueConversion[] conversions,
      int depth) {
    Map<MappedMember, List<PropertyDraft>> byMember = new LinkedHashMap<>();
    for (PropertyDraft property : properties) {
      byMember.computeIfAbsent(property.path().get(depth), m -> new ArrayList<>()).add(property);
    }
    var parts = new ArrayList<EmbeddedValue.Part>();
    byMember.forEach(
        (member, inside) -> {
          PropertyDraft first = inside.get(0);
          if (first.path().size() == depth + 1) {
            int ordinal = ordinal(type, first);
            parts.add(
                new EmbeddedValue.Leaf(
                    member.index(), member.declared(), ordinal, conversions[ordinal]));
          } else {
            parts.add(
                new EmbeddedValue.Nested(
                    member.index(), embedded(type, inside, conversions, depth + 1)));
          }
        });
    return new EmbeddedValue(
        untyped(properties.get(0).path().get(depth).owner()), List.copyOf(parts));
  }

  private ValueConversion[] conversions(StructuralTypeModel type, StructuralDraft draft) {
    var conversions = new ValueConversion[type.propertyCount()];
    for (PropertyDraft property : draft.ordered()) {
      conversions[ordinal(type, property)] = shapes.conversion(property);
    }
    return conversions;
  }

  private static int ordinal(StructuralTypeModel type, PropertyDraft property) {
    return type.property(property.name()).map(PropertyModel::ordinal).orElseThrow();
  }

  private @Nullable KeyClass keyClass(EntityTypeModel type, EntityDraft draft) {
    Class<?> keyClass = draft.keyClass().orElse(null);
    if (keyClass == null) {
      return null;
    }
    if (draft.keyClassMembers().isEmpty()) {
      return embeddedKey(type, draft, keyClass);
    }
    var members = draft.keyClassMembers();
    ValueConversion[] conversions =
        draft.keyProperties().stream().map(shapes::conversion).toArray(ValueConversion[]::new);
    EntityAccess<Object> access = untyped(members.get(0).owner());
    return new KeyClassOf(
        keyClass,
        key -> {
          @Nullable Object[] parts = new @Nullable Object[conversions.length];
          for (int i = 0; i < parts.length; i++) {
            parts[i] = conversions[i].toStored(access.get(key, members.get(i).index()));
          }
          return parts;
        });
  }

  private KeyClass embeddedKey(EntityTypeModel type, EntityDraft draft, Class<?> keyClass) {
    EmbeddedValue value = embedded(type, draft.keyProperties(), conversions(type, draft), 1);
    int[] ordinals =
        type.primaryKey().properties().stream().mapToInt(PropertyModel::ordinal).toArray();
    return new KeyClassOf(
        keyClass,
        key -> {
          @Nullable Object[] parts = new @Nullable Object[ordinals.length];
          for (int i = 0; i < parts.length; i++) {
            parts[i] = value.get(key, ordinals[i]);
          }
          return parts;
        });
  }

  private record KeyClassOf(
      Class<?> type, java.util.function.Function<Object, @Nullable Object[]> reader)
      implements KeyClass {
    @Override
    public @Nullable Object[] parts(Object key) {
      return reader.apply(key);
    }
  }

  private static final Set<Class<?>> DIRECT = direct();

  private static Set<Class<?>> direct() {
    var types = new java.util.HashSet<Class<?>>();
    for (ScalarType scalar : ScalarType.values()) {
      if (scalar != ScalarType.BYTES) {
        types.add(scalar.javaType());
      }
    }
    return types;
  }

  private static boolean isDirect(Class<?> type) {
    return type.isPrimitive() || type.isEnum() || DIRECT.contains(type);
  }

  @SuppressWarnings("unchecked")
  private static EntityAccess<Object> untyped(EntityAccess<?> access) {
    return (EntityAccess<Object>) access;
  }
}
