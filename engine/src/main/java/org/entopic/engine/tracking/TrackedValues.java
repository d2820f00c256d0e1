package org.entopic.engine.tracking;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import org.entopic.model.KeyValues;
import org.entopic.model.PropertyModel;
import org.entopic.model.TemporaryKeys;
import org.entopic.spi.backend.Row;
import org.entopic.spi.backend.RowBuilder;
import org.jspecify.annotations.Nullable;

/** The values of one entity: what it has now, and the row that it was read or saved with. */
abstract class TrackedValues {
  final TypePlan plan;

  /** The instance; another one in time where the class is immutable. */
  Object entity;

  /** The instances whose place another one took. */
  List<Object> former = List.of();

  /** The row that the entity was read or saved with; null while it is new. */
  @Nullable Row original;

  /** Whether the entity is to be written whatever its values are. */
  boolean forced;

  /** Whether the entity came from elsewhere, without values of properties that have no member. */
  boolean partial;

  /** Whether the row is that of a deleted entity whose place this one took. */
  boolean replacing;

  private @Nullable Object @Nullable [] shadow;
  private @Nullable BitSet marked;
  private @Nullable TemporaryValues temporary;

  TrackedValues(TypePlan plan, Object entity) {
    this.plan = plan;
    this.entity = entity;
  }

  /** Returns the value of an alternate key that the entity's values make, or null. */
  @Nullable Object currentAlternate(int slot) {
    return key(plan.alternateKeys.get(slot));
  }

  /** Returns whether the entity is to be written whatever its values are. */
  boolean isForced() {
    return forced || marked != null;
  }

  /** Returns whether a property is modified, whatever its value. */
  boolean isMarked(PropertyModel property) {
    return forced ? !property.isKey() : marked != null && marked.get(property.ordinal());
  }

  /** Makes a property modified, whatever its value. */
  void mark(PropertyModel property) {
    if (marked == null) {
      marked = new BitSet();
    }
    marked.set(property.ordinal());
  }

  /** Leaves it to the value of a property whether it is modified. */
  void unmark(PropertyModel property) {
    if (forced) {
      forced = false;
      plan.type.properties().stream().filter(each -> !each.isKey()).forEach(this::mark);
    }
    if (marked != null) {
      marked.clear(property.ordinal());
      if (marked.isEmpty()) {
        marked = null;
      }
    }
  }

  /** Returns whether the store has a row of the entity. */
  boolean isStored() {
    return original != null;
  }

  /** Returns the stored value of a property. */
  @Nullable Object value(PropertyModel property) {
    Object own = ownValue(property);
    if (temporary != null) {
      Object standIn = temporary.get(property);
      if (standIn != null && (standIn.equals(own) || GeneratedValues.isUnset(own, property))) {
        return standIn;
      }
    }
    return own;
  }

  private @Nullable Object ownValue(PropertyModel property) {
    int slot = plan.shadowSlot(property);
    if (slot < 0) {
      return plan.mapping.value(entity, property);
    }
    if (shadow != null) {
      return shadow[slot];
    }
    return original == null ? null : original.get(property.ordinal());
  }

  /** Sets the stored value of a property. */
  void setValue(PropertyModel property, @Nullable Object value) {
    if (temporary != null) {
      temporary = temporary.without(property);
    }
    setOwnValue(property, value);
  }

  /** Sets a value that stands for one to be generated. */
  void setTemporary(PropertyModel property, Object value, TemporaryKeys visibility) {
    if (visibility == TemporaryKeys.ON_ENTITY) {
      setOwnValue(property, value);
    } else if (!GeneratedValues.isUnset(ownValue(property), property)) {
      setOwnValue(property, null);
    }
    if (temporary == null) {
      temporary = new TemporaryValues(plan.type);
    }
    temporary.set(property, value);
  }

  /** Returns whether the value of a property stands for one to be generated. */
  boolean isTemporary(PropertyModel property) {
    Object standIn = temporary == null ? null : temporary.get(property);
    return standIn != null && standIn.equals(value(property));
  }

  /** Returns the first property whose value stands for one to be generated, or null. */
  @Nullable PropertyModel firstTemporary(List<PropertyModel> properties) {
    if (temporary != null) {
      for (PropertyModel property : properties) {
        if (isTemporary(property)) {
          return property;
        }
      }
    }
    return null;
  }

  /** Forgets values that stand for others where the program has set real ones. */
  private void forgetReplacedTemporary() {
    for (PropertyModel property : plan.type.properties()) {
      if (temporary != null && !isTemporary(property)) {
        temporary = temporary.without(property);
      }
    }
  }

  private void setOwnValue(PropertyModel property, @Nullable Object value) {
    int slot = plan.shadowSlot(property);
    if (slot < 0) {
      if (plan.immutable) {
        replace(plan.mapping.with(entity, property, value));
      } else {
        plan.mapping.setValue(entity, property, value);
      }
    } else {
      if (shadow == null) {
        shadow = shadowValues();
      }
      shadow[slot] = value;
    }
  }

  /** Takes another instance in the place of the present one, by which it is still found. */
  void replace(Object instance) {
    if (former.isEmpty()) {
      former = new ArrayList<>(1);
    }
    former.add(entity);
    entity = instance;
  }

  /** Sets all properties to the values of a row. */
  void refresh(Row row) {
    temporary = null;
    if (plan.immutable) {
      replace(plan.mapping.instantiate(row));
    } else {
      plan.mapping.refresh(row, entity);
    }
  }

  /** Returns the key that the entity's values make, or null while one is missing. */
  @Nullable Object currentKey() {
    return plan.hasShadowKey() || temporary != null
        ? key(plan.keyProperties)
        : plan.mapping.key(entity);
  }

  /** Returns whether the key has the values that the entity is, or will be, stored with. */
  boolean isKeySet() {
    for (PropertyModel property : plan.keyProperties) {
      Object value = value(property);
      if (value == null
          || plan.isGenerated(property)
              && (GeneratedValues.isUnset(value, property) || isTemporary(property))) {
        return false;
      }
    }
    return true;
  }

  /** Returns the value of a foreign key that the entity's values make, or null. */
  @Nullable Object currentValue(ForeignKeyPlan foreignKey) {
    return key(foreignKey.properties);
  }

  /** Returns whether all values equal those of the original row. */
  boolean matchesOriginal() {
    return original != null
        && temporary == null
        && (shadow == null || shadowMatches(original))
        && plan.mapping.matches(entity, original);
  }

  /** Returns whether a value differs from that of the original row. */
  boolean differs(PropertyModel property) {
    return original != null
        && (isTemporary(property)
            || (property.isShadow()
                ? !Objects.deepEquals(value(property), original.get(property.ordinal()))
                : plan.mapping.differences(entity, original).get(property.ordinal())));
  }

  /** Copies the current values. */
  void read(RowBuilder target) {
    plan.mapping.read(entity, target);
    for (PropertyModel property : plan.shadowProperties) {
      target.set(property.ordinal(), value(property));
    }
  }

  /** Returns the row of the current values. */
  Row row(RowBuilder builder, Object rowKey) {
    read(builder);
    return builder.build(rowKey);
  }

  /** Makes a row the original values, and the values of shadow properties. */
  void accept(Row row) {
    forgetReplacedTemporary();
    original = row;
    shadow = null;
    forced = false;
    partial = false;
    marked = null;
    replacing = false;
  }

  /** Changes one of the original values. */
  void setOriginal(PropertyModel property, @Nullable Object value, RowBuilder builder) {
    Row before = Objects.requireNonNull(original);
    if (shadow == null && !plan.shadowProperties.isEmpty()) {
      shadow = shadowValues();
    }
    builder.setAll(before);
    builder.set(property.ordinal(), value);
    original = builder.build(before.key(), before.partition(), before.offset(), before.timestamp());
  }

  /** Takes another row as the original values; the current ones stay. */
  void rebase(Row row) {
    if (shadow == null && !plan.shadowProperties.isEmpty()) {
      shadow = shadowValues();
    }
    original = row;
  }

  /** Forgets the original row; shadow properties keep their values. */
  void forgetOriginal() {
    if (original != null && shadow == null && !plan.shadowProperties.isEmpty()) {
      shadow = shadowValues();
    }
    original = null;
  }

  private @Nullable Object key(List<PropertyModel> properties) {
    if (properties.size() == 1) {
      return value(properties.get(0));
    }
    var values = new Object[properties.size()];
    for (int i = 0; i < values.length; i++) {
      Object value = value(properties.get(i));
      if (value == null) {
        return null;
      }
      values[i] = value;
    }
    return KeyValues.of(values);
  }

  private @Nullable Object[] shadowValues() {
    @Nullable Object[] values = new @Nullable Object[plan.shadowProperties.size()];
    if (original != null) {
      for (int i = 0; i < values.length; i++) {
        values[i] = original.get(plan.shadowProperties.get(i).ordinal());
      }
    }
    return values;
  }

  private boolean shadowMatches(Row row) {
    for (PropertyModel property : plan.shadowProperties) {
      if (!Objects.deepEquals(value(property), row.get(property.ordinal()))) {
        return false;
      }
    }
    return true;
  }
}
