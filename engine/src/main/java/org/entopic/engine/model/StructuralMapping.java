package org.entopic.engine.model;

import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.entopic.EntityContext;
import org.entopic.engine.model.draft.ValueConversion;
import org.entopic.model.EntityTypeModel;
import org.entopic.model.PropertyModel;
import org.entopic.model.StructuralTypeModel;
import org.entopic.spi.access.EntityAccess;
import org.entopic.spi.backend.Row;
import org.entopic.spi.backend.RowBuilder;
import org.jspecify.annotations.Nullable;

/**
 * Makes instances of a class from rows and back: members that rows hold as they are in bulk by the
 * access, all others one by one.
 */
final class StructuralMapping implements InstanceValues {
  private final StructuralTypeModel type;
  private final EntityAccess<Object> access;
  private final int[] direct;
  private final MemberMapping[] others;
  private final @Nullable PropertySlot[] slots;
  private final ValueConversion[] conversions;
  private final Map<Integer, Supplier<Object>> initial;
  private final Class<?>[] services;
  private final @Nullable EntityTypeModel own;

  /**
   * Creates a mapping.
   *
   * @param direct the ordinal of each member that rows hold as it is, else -1
   * @param others the other members that hold properties
   * @param slots by ordinal; null for shadow properties
   * @param conversions by ordinal
   * @param initial what makes the first values of navigations, by member
   * @param own the entity type that constructors are given; null for complex types
   */
  StructuralMapping(
      StructuralTypeModel type,
      EntityAccess<Object> access,
      int[] direct,
      List<MemberMapping> others,
      @Nullable PropertySlot[] slots,
      ValueConversion[] conversions,
      Map<Integer, Supplier<Object>> initial,
      @Nullable EntityTypeModel own) {
    this.type = type;
    this.access = access;
    this.direct = direct;
    this.others = others.toArray(MemberMapping[]::new);
    this.slots = slots;
    this.conversions = conversions;
    this.initial = Map.copyOf(initial);
    this.services = access.constructorServices().toArray(Class<?>[]::new);
    this.own = own;
  }

  StructuralTypeModel type() {
    return type;
  }

  EntityAccess<Object> access() {
    return access;
  }

  Object instantiate(Row row, @Nullable EntityContext context) {
    Object instance = construct(row, context);
    if (!access.constructorBound()) {
      refresh(row, instance);
    }
    return instance;
  }

  /** Returns an instance of a row, with those who take part in its making. */
  Object materialize(Row row, InstanceSteps steps) {
    Object supplied = steps.creating();
    Object instance = steps.created(supplied != null ? supplied : construct(row, steps.context()));
    if (!access.constructorBound()) {
      refresh(row, instance);
    }
    return steps.initialized(instance);
  }

  private Object construct(Row row, @Nullable EntityContext context) {
    if (access.constructorBound()) {
      return Instances.create(access, values(row, null));
    }
    return access.constructorMembers().isEmpty()
        ? Instances.create(access)
        : Instances.create(access, values(row, context));
  }

  /** Returns an instance without values. */
  Object create(@Nullable EntityContext context) {
    if (!access.constructorBound() && access.constructorMembers().isEmpty()) {
      return Instances.create(access);
    }
    @Nullable Object[] values = withServices(context);
    for (int i = 0; i < direct.length; i++) {
      values[i] = first(i);
    }
    return Instances.create(access, values);
  }

  /** Returns room for the value of each member, and after it what constructors take besides. */
  private @Nullable Object[] withServices(@Nullable EntityContext context) {
    @Nullable Object[] values = new @Nullable Object[direct.length + services.length];
    for (int i = 0; i < services.length; i++) {
      values[direct.length + i] =
          services[i] == EntityTypeModel.class
              ? own
              : services[i].isInstance(context) ? context : null;
    }
    return values;
  }

  private @Nullable Object first(int member) {
    Supplier<Object> maker = initial.get(member);
    return maker != null ? maker.get() : Zero.of(access.members().get(member).type());
  }

  private @Nullable Object[] values(Row row, @Nullable EntityContext context) {
    @Nullable Object[] values = withServices(context);
    for (int i = 0; i < direct.length; i++) {
      Object value = direct[i] >= 0 ? row.get(direct[i]) : null;
      values[i] = value != null ? value : first(i);
    }
    for (MemberMapping other : others) {
      values[other.member()] = other.toJava(row);
    }
    return values;
  }

  void refresh(Row row, Object instance) {
    access.write(row, instance, direct);
    for (MemberMapping other : others) {
      access.set(instance, other.member(), other.toJava(row));
    }
  }

  void read(Object instance, RowBuilder target) {
    access.read(instance, target, direct);
    for (MemberMapping other : others) {
      other.read(instance, target);
    }
  }

  boolean matches(Object instance, Row row) {
    if (!access.matches(instance, row, direct)) {
      return false;
    }
    for (MemberMapping other : others) {
      if (!other.matches(instance, row)) {
        return false;
      }
    }
    return true;
  }

  BitSet differences(Object instance, Row row) {
    var differing = new BitSet(slots.length);
    for (int ordinal = 0; ordinal < slots.length; ordinal++) {
      PropertySlot slot = slots[ordinal];
      if (slot != null && !same(slot, instance, row, ordinal)) {
        differing.set(ordinal);
      }
    }
    return differing;
  }

  private static boolean same(PropertySlot slot, Object instance, Row row, int ordinal) {
    return slot instanceof PropertySlot.Whole whole
        ? whole.conversion().matches(whole.access().get(instance, whole.member()), row.get(ordinal))
        : Objects.deepEquals(slot.get(instance), row.get(ordinal));
  }

  @Override
  public @Nullable Object value(Object instance, PropertyModel property) {
    return slot(property).get(instance);
  }

  void setValue(Object instance, PropertyModel property, @Nullable Object stored) {
    slot(property).set(instance, stored);
  }

  /** Returns an instance like another, with one property changed and all other members kept. */
  Object with(Object instance, PropertyModel property, @Nullable Object stored) {
    @Nullable Object[] members = new @Nullable Object[direct.length];
    for (int i = 0; i < members.length; i++) {
      members[i] = access.get(instance, i);
    }
    slot(property).put(members, stored);
    return Instances.create(access, members);
  }

  @Override
  public @Nullable Object toStored(PropertyModel property, @Nullable Object value) {
    return conversions[property.ordinal()].toStored(value);
  }

  @Nullable Object toJava(PropertyModel property, @Nullable Object stored) {
    return conversions[property.ordinal()].toJava(stored);
  }

  private PropertySlot slot(PropertyModel property) {
    PropertySlot slot = slots[property.ordinal()];
    if (slot == null) {
      throw MappingMessages.noMember(type, property);
    }
    return slot;
  }
}
