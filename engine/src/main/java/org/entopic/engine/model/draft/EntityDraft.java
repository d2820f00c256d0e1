package org.entopic.engine.model.draft;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.entopic.model.OnWrite;
import org.jspecify.annotations.Nullable;

/** An entity type being built. */
public final class EntityDraft extends StructuralDraft {
  private final boolean joinType;
  private @Nullable Class<?> keyClass;
  private List<MappedMember> keyClassMembers = List.of();
  private @Nullable MappedMember embeddedKey;

  public final Sourced<String> name = new Sourced<>();
  public final Sourced<String> schema = new Sourced<>();
  public final Sourced<String> table = new Sourced<>();
  public final Sourced<String> topic = new Sourced<>();
  public final Sourced<String> prefix = new Sourced<>();
  public final Sourced<String> serializer = new Sourced<>();
  public final Sourced<String> keySerializer = new Sourced<>();
  public final Sourced<Integer> partitions = new Sourced<>();
  public final Sourced<Integer> replication = new Sourced<>();
  public final Sourced<OnWrite> readOnly = new Sourced<>();
  public final Sourced<Duration> retention = new Sourced<>();
  public final Sourced<Boolean> changeEvents = new Sourced<>();
  public final Sourced<List<String>> key = new Sourced<>();
  public final Map<String, String> topicConfig = new LinkedHashMap<>();
  public final Map<String, NavigationDraft> navigations = new LinkedHashMap<>();
  public final List<IndexDraft> indexes = new ArrayList<>();
  public final List<UpcasterDraft> upcasters = new ArrayList<>();
  public final List<FilterDraft> filters = new ArrayList<>();
  public final Map<String, Object> annotations = new LinkedHashMap<>();
  public final Set<String> ignored = new HashSet<>();

  EntityDraft(Class<?> javaType, boolean joinType) {
    super(javaType);
    this.joinType = joinType;
  }

  /** Returns whether the type only joins two others. */
  public boolean isJoinType() {
    return joinType;
  }

  /** Returns the name. */
  public String entityName() {
    return name.or(javaType().getSimpleName());
  }

  /** Returns the class whose objects stand for the whole key, where there is one. */
  public Optional<Class<?>> keyClass() {
    return Optional.ofNullable(keyClass);
  }

  /** Sets the class whose objects stand for the whole key, and its members in key order. */
  public void keyClass(Class<?> type, List<MappedMember> members) {
    keyClass = type;
    keyClassMembers = List.copyOf(members);
  }

  /** Returns the members of the key class in key order. */
  public List<MappedMember> keyClassMembers() {
    return keyClassMembers;
  }

  /** Returns the member that holds the whole key, where there is one. */
  public Optional<MappedMember> embeddedKey() {
    return Optional.ofNullable(embeddedKey);
  }

  /** Sets the member that holds the whole key. */
  public void embeddedKey(MappedMember member) {
    embeddedKey = member;
  }

  /** Returns the key properties that are known, in order. */
  public List<PropertyDraft> keyProperties() {
    return key.or(List.of()).stream().flatMap(n -> findProperty(n).stream()).toList();
  }

  /** Returns whether a property is part of the key. */
  public boolean isKey(PropertyDraft property) {
    return key.or(List.of()).contains(property.name());
  }

  /** Returns the class, or the name of a type without one, for messages. */
  @Override
  public String toString() {
    return joinType ? entityName() : super.toString();
  }
}
