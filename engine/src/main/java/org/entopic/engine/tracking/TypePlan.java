package org.entopic.engine.tracking;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.entopic.ChangeNotifier;
import org.entopic.EntityContext;
import org.entopic.engine.model.EntityMapping;
import org.entopic.engine.model.InstanceSteps;
import org.entopic.event.MaterializationInterceptor;
import org.entopic.model.EntityTypeModel;
import org.entopic.model.KeyModel;
import org.entopic.model.KeyValues;
import org.entopic.model.PropertyModel;
import org.entopic.model.ValueGeneration;
import org.entopic.spi.backend.Row;
import org.jspecify.annotations.Nullable;

/** What tracking needs to know of an entity type, prepared once. */
final class TypePlan {
  final EntityTypeModel type;
  final EntityMapping mapping;
  private final List<MaterializationInterceptor> interceptors;
  final int index;

  /** Whether an entity is changed by taking another instance in its place. */
  final boolean immutable;

  /** Whether entities tell of their changes. */
  final boolean notifies;

  final List<PropertyModel> keyProperties;
  final List<PropertyModel> shadowProperties = new ArrayList<>();
  final List<PropertyModel> versions = new ArrayList<>();
  final List<PropertyModel> generated = new ArrayList<>();
  final List<PropertyModel> defaults = new ArrayList<>();

  /** The properties with numbers that are generated when an entity is saved. */
  final List<PropertyModel> sequences = new ArrayList<>();

  /** The properties that saves do something about. */
  final List<PropertyModel> onSave = new ArrayList<>();

  final BitSet keyOrdinals = new BitSet();

  /** The alternate keys: the properties of each. */
  final List<List<PropertyModel>> alternateKeys = new ArrayList<>();

  final List<ForeignKeyPlan> foreignKeys = new ArrayList<>();
  final List<ForeignKeyPlan> referencing = new ArrayList<>();
  final List<NavigationPlan> navigations = new ArrayList<>();

  /** The navigations that load themselves. */
  final List<NavigationPlan> lazy = new ArrayList<>();

  /** The many-to-many navigations whose rows are of this type. */
  final List<NavigationPlan> joins = new ArrayList<>();

  private final int[] shadowSlots;
  private final boolean shadowKey;
  private final BitSet generatedOrdinals = new BitSet();
  private final boolean generatedKey;
  private int rank;
  private boolean cyclic;

  TypePlan(
      EntityTypeModel type,
      EntityMapping mapping,
      int index,
      List<MaterializationInterceptor> interceptors) {
    this.type = type;
    this.mapping = mapping;
    this.interceptors = interceptors;
    this.index = index;
    this.immutable = mapping.isImmutable();
    this.notifies = !immutable && ChangeNotifier.class.isAssignableFrom(type.javaType());
    keyProperties = type.primaryKey().properties();
    shadowSlots = new int[type.propertyCount()];
    Arrays.fill(shadowSlots, -1);
    for (PropertyModel property : type.properties()) {
      if (property.isShadow() && !type.isJoinType()) {
        shadowSlots[property.ordinal()] = shadowProperties.size();
        shadowProperties.add(property);
      }
      if (property.valueGeneration() == ValueGeneration.VERSION) {
        versions.add(property);
      } else if (property.valueGeneration() == ValueGeneration.UUID_V7) {
        generated.add(property);
      } else if (property.valueGeneration() == ValueGeneration.SEQUENCE) {
        sequences.add(property);
      }
      if (GeneratedValues.isMadeOnAdd(property)) {
        generated.add(property);
      }
      if (SaveValues.concerns(property)) {
        onSave.add(property);
      }
      if (property.defaultValue().isPresent()) {
        defaults.add(property);
      }
    }
    keyProperties.forEach(property -> keyOrdinals.set(property.ordinal()));
    type.alternateKeys().forEach(key -> alternateKeys.add(key.properties()));
    shadowKey = keyProperties.stream().anyMatch(property -> shadowSlot(property) >= 0);
    generated.forEach(property -> generatedOrdinals.set(property.ordinal()));
    sequences.forEach(property -> generatedOrdinals.set(property.ordinal()));
    generatedKey = generatedOrdinals.intersects(keyOrdinals);
  }

  /** Makes an instance of a row that was read. */
  Object instantiate(Row row, @Nullable EntityContext context) {
    return InstanceSteps.instantiate(mapping, row, context, interceptors);
  }

  /** Returns the place of a property among the shadow properties, or -1. */
  int shadowSlot(PropertyModel property) {
    return shadowSlots[property.ordinal()];
  }

  boolean hasShadowKey() {
    return shadowKey;
  }

  /** Returns whether a value of the key is generated for this type itself. */
  boolean hasGeneratedKey() {
    return generatedKey;
  }

  /** Returns whether a value is generated, here or for the principal that it comes from. */
  boolean isGenerated(PropertyModel property) {
    return generatedOrdinals.get(property.ordinal());
  }

  /** Returns whether a key of the type can be unset before the entity is saved. */
  boolean waitsForKey() {
    return generatedOrdinals.intersects(keyOrdinals);
  }

  /** Finds the key values that come from principals whose keys are generated. */
  boolean followGenerated() {
    boolean found = false;
    for (ForeignKeyPlan foreignKey : foreignKeys) {
      List<PropertyModel> principal = foreignKey.model.principalKey().properties();
      for (int i = 0; i < foreignKey.properties.size(); i++) {
        PropertyModel property = foreignKey.properties.get(i);
        if (keyOrdinals.get(property.ordinal())
            && !isGenerated(property)
            && foreignKey.principal.isGenerated(principal.get(i))) {
          generatedOrdinals.set(property.ordinal());
          found = true;
        }
      }
    }
    return found;
  }

  /** Returns whether a property is part of the primary key or of an alternate one. */
  boolean isPartOfAnyKey(PropertyModel property) {
    return property.isKey()
        || alternateKeys.stream()
            .anyMatch(key -> key.stream().anyMatch(p -> p.ordinal() == property.ordinal()));
  }

  /** Returns the place of a key among the alternate keys, or -1 for the primary key. */
  int alternateKey(KeyModel key) {
    return key.isPrimary() ? -1 : alternateKeys.indexOf(key.properties());
  }

  /** Returns the place of the type in the order of saving: principals have smaller numbers. */
  int rank() {
    return rank;
  }

  /** Returns whether the type refers to itself, directly or through others. */
  boolean isCyclic() {
    return cyclic;
  }

  void order(int newRank, boolean newCyclic) {
    rank = newRank;
    cyclic = newCyclic;
  }

  /** Returns the value of a key or foreign key made of a row's values; null if one is null. */
  static @Nullable Object keyOf(Row row, List<PropertyModel> properties) {
    if (properties.size() == 1) {
      return row.get(properties.get(0).ordinal());
    }
    var values = new Object[properties.size()];
    for (int i = 0; i < values.length; i++) {
      Object value = row.get(properties.get(i).ordinal());
      if (value == null) {
        return null;
      }
      values[i] = value;
    }
    return KeyValues.of(values);
  }

  /** Returns a value of a key. */
  static Object part(Object key, int position) {
    return key instanceof KeyValues values ? values.get(position) : key;
  }

  @Override
  public String toString() {
    return type.name();
  }
}
