package org.entopic.engine.model.draft;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.entopic.spi.access.EntityAccess;
import org.jspecify.annotations.Nullable;

/** A type with properties being built. */
public abstract sealed class StructuralDraft permits EntityDraft, ComplexDraft {
  private final Class<?> javaType;
  private final Map<String, PropertyDraft> properties = new LinkedHashMap<>();
  private List<MappedMember> members = List.of();
  private @Nullable EntityAccess<?> access;

  /** The methods by which members are read and written that are not by fields, by number. */
  public final Map<Integer, Accessors> accessors = new LinkedHashMap<>();

  StructuralDraft(Class<?> javaType) {
    this.javaType = javaType;
  }

  /** Returns the class. */
  public Class<?> javaType() {
    return javaType;
  }

  /** Returns the access to the class, where it was found. */
  public Optional<EntityAccess<?>> access() {
    return Optional.ofNullable(access);
  }

  /** Sets the access and the members it gives. */
  public void access(EntityAccess<?> newAccess, List<MappedMember> newMembers) {
    access = newAccess;
    members = List.copyOf(newMembers);
  }

  /** Returns the members, inherited ones first. */
  public List<MappedMember> members() {
    return members;
  }

  /** Returns the member with this name, if there is one. */
  public Optional<MappedMember> member(String name) {
    return members.stream().filter(m -> m.name().equals(name)).findFirst();
  }

  /** Returns the property with this name, made first if it is new. */
  public PropertyDraft property(String name) {
    return properties.computeIfAbsent(name, PropertyDraft::new);
  }

  /** Returns the property with this name, if there is one. */
  public Optional<PropertyDraft> findProperty(String name) {
    return Optional.ofNullable(properties.get(name));
  }

  /** Returns the properties. */
  public Collection<PropertyDraft> properties() {
    return properties.values();
  }

  /** Removes a property. */
  public void removeProperty(String name) {
    properties.remove(name);
  }

  /** Returns the properties that are bound: those with members in their order, then the others. */
  public List<PropertyDraft> ordered() {
    var ordered = new ArrayList<PropertyDraft>();
    for (MappedMember member : members) {
      properties.values().stream()
          .filter(p -> !p.isShadow() && p.path().get(0).equals(member))
          .forEach(ordered::add);
    }
    properties.values().stream().filter(p -> p.isShadow() && !p.isUnbound()).forEach(ordered::add);
    return ordered;
  }

  /** Returns the name of the class, for messages. */
  @Override
  public String toString() {
    return javaType.getName();
  }
}
