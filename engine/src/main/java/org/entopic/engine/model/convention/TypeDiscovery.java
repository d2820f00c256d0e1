package org.entopic.engine.model.convention;

import jakarta.persistence.Convert;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Optional;
import org.entopic.engine.model.draft.AccessMessages;
import org.entopic.engine.model.draft.AccessSource;
import org.entopic.engine.model.draft.EntityDraft;
import org.entopic.engine.model.draft.MappedMember;
import org.entopic.engine.model.draft.ModelDraft;
import org.entopic.engine.model.draft.ModelMessages;
import org.entopic.engine.model.draft.PropertyMessages;
import org.entopic.engine.model.draft.ResolvedType;
import org.entopic.engine.model.draft.StructuralDraft;

/** Follows references from the declared entities to those that join the model by being reached. */
final class TypeDiscovery {
  private final ModelDraft draft;
  private final AccessSource accesses;
  private final MemberReader reader;
  private final MemberSelection selection;
  private final ValueShapes shapes;
  private final AnnotationVisibility visibility;
  private final HierarchyDiscovery hierarchies;

  TypeDiscovery(ModelDraft draft, AccessSource accesses, ValueShapes shapes) {
    this.draft = draft;
    this.accesses = accesses;
    this.shapes = shapes;
    this.reader = new MemberReader(draft);
    this.selection = new MemberSelection(draft);
    this.visibility = new AnnotationVisibility(draft);
    this.hierarchies = new HierarchyDiscovery(draft);
  }

  void apply() {
    draft.removeIgnored();
    if (draft.entities().isEmpty()) {
      draft.problem(ModelMessages.noEntities(draft.database()));
    }
    var queue = new ArrayDeque<>(draft.entities());
    while (!queue.isEmpty()) {
      EntityDraft entity = queue.remove();
      if (entity.isPropertyBag()) {
        checkBag(entity);
      } else {
        queue.addAll(hierarchies.extend(entity));
      }
      if (entity.isConcrete()) {
        open(entity);
        declareOwned(entity);
      }
      for (MappedMember member : entity.members()) {
        if (selection.isMapped(entity, member)) {
          target(entity, member)
              .filter(type -> draft.findEntity(type).isEmpty())
              .ifPresent(type -> queue.add(draft.entity(type)));
        }
      }
    }
    draft.entities().stream()
        .filter(entity -> draft.isComplex(entity.javaType()))
        .forEach(entity -> draft.problem(ModelMessages.bothMapped(entity)));
    hierarchies.link();
    draft.entities().stream().filter(this::isLeftAbstract).forEach(this::open);
  }

  /** Finds access and members of a type; what is wrong with its class is reported. */
  void open(StructuralDraft type) {
    Class<?> java = type.javaType();
    boolean isBag = type instanceof EntityDraft entity && entity.isPropertyBag();
    Optional<String> kind = isBag ? Optional.empty() : unfit(java);
    if (kind.isPresent()) {
      draft.problem(AccessMessages.notInstantiable(java, kind.get()));
      return;
    }
    accesses
        .access(java)
        .ifPresent(
            access -> {
              visibility.check(access);
              type.access(access, reader.read(access));
            });
  }

  /** Refuses what only a class can be said to have. */
  private void checkBag(EntityDraft bag) {
    boolean derives =
        !bag.derived.isEmpty()
            || bag.topicPerClass.isSet()
            || bag.discriminatorField.isSet()
            || bag.discriminatorValue.isSet();
    if (derives) {
      draft.problem(ModelMessages.bagWithClasses(bag));
    }
  }

  private static Optional<String> unfit(Class<?> type) {
    if (type.isInterface() || type.isPrimitive() || type.isArray() || type.isEnum()) {
      return Optional.of("no class with state");
    }
    if (Modifier.isAbstract(type.getModifiers())) {
      return Optional.of("abstract");
    }
    boolean inner =
        type.isLocalClass()
            || type.isAnonymousClass()
            || (type.isMemberClass() && !Modifier.isStatic(type.getModifiers()));
    return inner && !type.isRecord() ? Optional.of("an inner class") : Optional.empty();
  }

  private void declareOwned(EntityDraft entity) {
    for (String name : entity.owned) {
      Optional<MappedMember> member = entity.member(name);
      member.ifPresent(owned -> draft.complexType(element(owned.type())));
      if (member.isEmpty() && entity.access().isPresent()) {
        draft.problem(PropertyMessages.unknownProperty(entity, name, "what it owns"));
      }
    }
  }

  /** Returns the entity class that a member refers to, if it does. */
  Optional<Class<?>> target(StructuralDraft type, MappedMember member) {
    Optional<RelationAnnotation> relation = RelationAnnotation.of(member);
    if (relation.isPresent()) {
      Class<?> named = relation.get().target();
      return Optional.of(named != void.class ? named : element(member.type()));
    }
    if (isValue(type, member)) {
      return Optional.empty();
    }
    Class<?> candidate = element(member.type());
    return isEntity(candidate) ? Optional.of(candidate) : Optional.empty();
  }

  private boolean isValue(StructuralDraft type, MappedMember member) {
    return member.has(Convert.class)
        || member.has(ElementCollection.class)
        || member.has(Embedded.class)
        || member.has(EmbeddedId.class)
        || (type instanceof EntityDraft entity && entity.owned.contains(member.name()))
        || type.findProperty(member.name()).filter(p -> p.converter.isSet()).isPresent()
        || draft.converters.containsKey(member.type().raw())
        || draft.conventions.converter(member.type().raw()).isPresent();
  }

  private static Class<?> element(ResolvedType type) {
    return Collection.class.isAssignableFrom(type.raw()) && type.arguments().size() == 1
        ? type.arguments().get(0).raw()
        : type.raw();
  }

  private boolean isEntity(Class<?> type) {
    if (draft.findEntity(type).isPresent() || type.isAnnotationPresent(Entity.class)) {
      return true;
    }
    return unfit(type).isEmpty()
        && type.getClassLoader() != null
        && !shapes.isComplex(type)
        && !draft.ignored.contains(type)
        && hasKey(type);
  }

  private static boolean hasKey(Class<?> type) {
    for (Class<?> c = type; c != null && c != Object.class; c = c.getSuperclass()) {
      for (Field field : c.getDeclaredFields()) {
        if (!Modifier.isStatic(field.getModifiers())
            && (field.isAnnotationPresent(Id.class)
                || field.isAnnotationPresent(EmbeddedId.class)
                || KeyDiscovery.isKeyName(field.getName(), type))) {
          return true;
        }
      }
    }
    return false;
  }

  private boolean isLeftAbstract(EntityDraft entity) {
    return !entity.isConcrete()
        && draft.entities().stream()
            .noneMatch(
                other ->
                    other.isConcrete() && entity.javaType().isAssignableFrom(other.javaType()));
  }
}
