package org.entopic.engine.model.convention;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.entopic.engine.model.draft.EntityDraft;
import org.entopic.engine.model.draft.HierarchyMessages;
import org.entopic.engine.model.draft.MappedMember;
import org.entopic.engine.model.draft.ModelDraft;
import org.entopic.engine.model.draft.NavigationDraft;
import org.entopic.engine.model.draft.PropertyDraft;
import org.entopic.engine.model.draft.Sourced;
import org.entopic.model.ConfigurationSource;

/**
 * Joins the classes of each hierarchy to one entity type whose rows have room for all of them: the
 * union of their properties and a discriminator. The rules that follow see that type only.
 */
final class HierarchyLayout {
  private final ModelDraft draft;
  private final DiscriminatorConvention discriminators;

  HierarchyLayout(ModelDraft draft) {
    this.draft = draft;
    this.discriminators = new DiscriminatorConvention(draft);
  }

  void apply() {
    List<EntityDraft> types = draft.entities();
    Map<EntityDraft, List<EntityDraft>> hierarchies = new LinkedHashMap<>();
    types.forEach(type -> collect(type, types, hierarchies));
    hierarchies.values().removeIf(classes -> classes.size() == 1);
    if (hierarchies.isEmpty()) {
      return;
    }
    hierarchies.forEach(this::join);
    for (EntityDraft type : draft.entities()) {
      List<EntityDraft> classes = type.classes().isEmpty() ? List.of(type) : type.classes();
      Map<String, NavigationDraft> navigations = new LinkedHashMap<>();
      classes.stream()
          .filter(each -> each.isConcrete() || type.classes().isEmpty())
          .forEach(each -> navigations(type, each, navigations));
      type.navigations.clear();
      type.navigations.putAll(navigations);
    }
  }

  private static void collect(
      EntityDraft type, List<EntityDraft> all, Map<EntityDraft, List<EntityDraft>> hierarchies) {
    if (type.base().isEmpty()) {
      var classes = new ArrayList<EntityDraft>();
      classes.add(type);
      for (int i = 0; i < classes.size(); i++) {
        EntityDraft base = classes.get(i);
        all.stream()
            .filter(each -> each.base().filter(base::equals).isPresent())
            .forEach(classes::add);
      }
      hierarchies.put(type, classes);
    }
  }

  private void join(EntityDraft root, List<EntityDraft> classes) {
    EntityDraft layout = draft.layout(root, classes);
    layout.copySettings(root);
    Map<String, MappedMember> members = new LinkedHashMap<>();
    for (EntityDraft type : classes) {
      type.members().forEach(member -> members.putIfAbsent(member.name(), member));
      type.properties().stream()
          .filter(property -> !property.isUnbound())
          .forEach(property -> add(layout, type, property));
      layout.indexes.addAll(type.indexes);
      layout.seeds.addAll(type == root ? List.of() : type.seeds);
      if (type != root) {
        check(root, type);
        inherit(root, type);
      }
    }
    classes.stream().filter(type -> !type.isConcrete()).forEach(type -> fill(type, classes));
    for (EntityDraft type : classes) {
      type.properties().forEach(property -> layout.property(property.name()));
      type.access()
          .filter(access -> layout.access().isEmpty())
          .ifPresent(access -> layout.access(access, List.copyOf(members.values())));
    }
    layout.layout(classes, discriminators.apply(root, layout, classes));
  }

  /** An abstract class has what all classes that extend it have. */
  private static void fill(EntityDraft type, List<EntityDraft> classes) {
    List<EntityDraft> below =
        classes.stream()
            .filter(EntityDraft::isConcrete)
            .filter(each -> type.javaType().isAssignableFrom(each.javaType()))
            .toList();
    for (EntityDraft first : below.stream().limit(1).toList()) {
      for (PropertyDraft property : first.properties()) {
        if (!property.isUnbound()
            && below.stream().allMatch(each -> each.findProperty(property.name()).isPresent())) {
          type.property(property.name()).copy(property);
        }
      }
      first.navigations.forEach(
          (name, navigation) -> {
            if (below.stream().allMatch(each -> each.navigations.containsKey(name))) {
              type.navigations.put(name, navigation);
            }
          });
    }
  }

  private void add(EntityDraft layout, EntityDraft type, PropertyDraft property) {
    PropertyDraft shared = layout.property(property.name());
    if (shared.isUnbound()) {
      shared.copy(property);
    } else if (isSame(shared, property)) {
      if (property.isNullable()) {
        shared.nullable.set(true, ConfigurationSource.CONVENTION);
      }
    } else {
      draft.problem(HierarchyMessages.unequalProperties(layout, type, property.name()));
    }
  }

  /** What is inherited is the same; what siblings declare must be stored in the same way. */
  private static boolean isSame(PropertyDraft a, PropertyDraft b) {
    if (a.isShadow() || b.isShadow()) {
      return a.isShadow() && b.isShadow() && a.javaType() == b.javaType();
    }
    return a.path().get(0).field().equals(b.path().get(0).field())
        || (a.javaType() == b.javaType()
            && a.field().equals(b.field())
            && (StoredTypes.same(a, b) || a.shape().equals(b.shape())));
  }

  private void check(EntityDraft root, EntityDraft type) {
    if (!type.filters.isEmpty()) {
      draft.problem(HierarchyMessages.belongsToTop(type, "filter", root));
    }
    if (type.key.isSet()) {
      draft.problem(HierarchyMessages.belongsToTop(type, "key", root));
    }
    if (!type.upcasters.isEmpty() && !root.topicPerClass.or(false)) {
      draft.problem(HierarchyMessages.belongsToTop(type, "upcaster", root));
    }
  }

  /** What the top says of its topic and records holds for topics of the others too. */
  private static void inherit(EntityDraft root, EntityDraft type) {
    inherit(root.prefix, type.prefix);
    inherit(root.schema, type.schema);
    inherit(root.partitions, type.partitions);
    inherit(root.replication, type.replication);
    inherit(root.serializer, type.serializer);
    inherit(root.keySerializer, type.keySerializer);
    inherit(root.retention, type.retention);
    root.topicConfig.forEach(type.topicConfig::putIfAbsent);
    root.producerConfig.forEach(type.producerConfig::putIfAbsent);
  }

  private static <V> void inherit(Sourced<V> above, Sourced<V> below) {
    if (!below.isSet()) {
      below.set(above);
    }
  }

  private void navigations(
      EntityDraft owner, EntityDraft type, Map<String, NavigationDraft> navigations) {
    for (NavigationDraft navigation : type.navigations.values()) {
      EntityDraft target = draft.findEntity(navigation.targetClass()).orElse(navigation.target());
      NavigationDraft between = navigation.between(owner, declaring(type, navigation), target);
      NavigationDraft known = navigations.putIfAbsent(navigation.name(), between);
      if (known != null && known.declaringClass() != between.declaringClass()) {
        Optional<Class<?>> common = common(type, known.declaringClass());
        if (common.isEmpty()
            || known.targetClass() != between.targetClass()
            || !known.collection().equals(between.collection())) {
          draft.problem(HierarchyMessages.unequalProperties(owner, type, navigation.name()));
        } else {
          navigations.put(navigation.name(), known.between(owner, common.get(), target));
        }
      }
    }
  }

  /** Returns the topmost class that has the field of a navigation too. */
  private static Class<?> declaring(EntityDraft type, NavigationDraft navigation) {
    Class<?> field = navigation.member().field().getDeclaringClass();
    EntityDraft top = type;
    for (Optional<EntityDraft> base = type.base(); base.isPresent(); base = base.get().base()) {
      if (field.isAssignableFrom(base.get().javaType())) {
        top = base.get();
      }
    }
    return top.javaType();
  }

  private static Optional<Class<?>> common(EntityDraft type, Class<?> other) {
    Optional<EntityDraft> above = Optional.of(type);
    while (above.isPresent() && !above.get().javaType().isAssignableFrom(other)) {
      above = above.get().base();
    }
    return above.map(EntityDraft::javaType);
  }
}
