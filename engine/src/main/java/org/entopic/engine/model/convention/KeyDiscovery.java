package org.entopic.engine.model.convention;

import static org.entopic.model.ConfigurationSource.ANNOTATION;
import static org.entopic.model.ConfigurationSource.CONVENTION;
import static org.entopic.model.ConfigurationSource.FLUENT;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.entopic.engine.model.draft.AccessSource;
import org.entopic.engine.model.draft.EntityDraft;
import org.entopic.engine.model.draft.MappedMember;
import org.entopic.engine.model.draft.ModelDraft;
import org.entopic.engine.model.draft.ModelMessages;
import org.entopic.engine.model.draft.PropertyDraft;
import org.entopic.engine.model.draft.PropertyMessages;
import org.entopic.engine.model.draft.ValueShape;

/** Finds the primary key and puts the members of an embedded one among the properties. */
final class KeyDiscovery {
  private final ModelDraft draft;
  private final AccessSource accesses;

  KeyDiscovery(ModelDraft draft, AccessSource accesses) {
    this.draft = draft;
    this.accesses = accesses;
  }

  static boolean isKeyName(String member, Class<?> type) {
    return isKeyName(member, type.getSimpleName());
  }

  private static boolean isKeyName(String member, String type) {
    return member.equalsIgnoreCase("id") || member.equalsIgnoreCase(type + "Id");
  }

  /** Finds the keys that annotations or names tell. */
  void find() {
    draft.entities().stream()
        .filter(entity -> entity.access().isPresent() && !entity.key.isSetBy(FLUENT))
        .filter(entity -> !entity.keyless.or(false))
        .forEach(this::find);
  }

  /** Binds the keys that are known. */
  void apply() {
    draft.entities().stream().filter(e -> e.access().isPresent()).forEach(this::apply);
  }

  private void apply(EntityDraft entity) {
    if (entity.keyless.or(false)) {
      if (entity.key.isSetBy(FLUENT)) {
        draft.problem(ModelMessages.keylessWithKey(entity));
      }
      return;
    }
    if (entity.needsKey()) {
      draft.problem(ModelMessages.noKey(entity));
    }
    for (String name : entity.key.or(List.of())) {
      int dot = name.indexOf('.');
      flatten(entity, dot < 0 ? name : name.substring(0, dot));
    }
    for (String name : entity.key.or(List.of())) {
      if (entity.findProperty(name).filter(p -> !p.isUnbound()).isEmpty()
          && !entity.navigations.containsKey(name)) {
        draft.problem(PropertyMessages.unknownProperty(entity, name, "the key"));
      }
    }
    entity.keyProperties().forEach(property -> property.nullable.set(false, FLUENT));
  }

  /** Binds the classes of whole keys, once the foreign keys in them are known. */
  void bindKeyClasses() {
    draft.entities().stream().filter(e -> e.access().isPresent()).forEach(this::checkKeyClass);
  }

  private void find(EntityDraft entity) {
    List<String> ids = annotated(entity, Id.class);
    List<String> embedded = annotated(entity, EmbeddedId.class);
    boolean joined = keyClass(entity).isPresent();
    if (ids.size() + embedded.size() == 1 || (embedded.isEmpty() && joined && !ids.isEmpty())) {
      entity.key.set(ids.isEmpty() ? embedded : ids, ANNOTATION);
    } else if (!ids.isEmpty() || !embedded.isEmpty()) {
      ids.addAll(embedded);
      entity.key.set(List.of(), CONVENTION);
      draft.problem(ModelMessages.twoKeys(entity, ids));
    } else {
      findByName(entity);
    }
  }

  private List<String> annotated(
      EntityDraft entity, Class<? extends java.lang.annotation.Annotation> annotation) {
    var names = new ArrayList<String>();
    for (MappedMember member : entity.members()) {
      boolean mapped =
          entity.findProperty(member.name()).isPresent()
              || entity.navigations.containsKey(member.name());
      if (mapped && member.has(annotation)) {
        names.add(member.name());
      }
    }
    return names;
  }

  private void findByName(EntityDraft entity) {
    List<String> candidates =
        entity.properties().stream()
            .filter(property -> !property.isUnbound())
            .map(PropertyDraft::name)
            .filter(name -> isKeyName(name, entity.simpleName()))
            .toList();
    if (candidates.size() == 1) {
      entity.key.set(candidates, CONVENTION);
    } else if (!candidates.isEmpty()) {
      entity.key.set(List.of(), CONVENTION);
      draft.problem(ModelMessages.twoKeys(entity, candidates));
    }
  }

  private void flatten(EntityDraft entity, String name) {
    Optional<PropertyDraft> whole = entity.findProperty(name).filter(p -> !p.isUnbound());
    if (whole.isPresent()
        && whole.get().shape().orElse(null) instanceof ValueShape.Complex complex) {
      MappedMember root = whole.get().path().get(0);
      entity.removeProperty(name);
      var leaves = new ArrayList<String>();
      for (PropertyDraft part : complex.type().ordered()) {
        flatten(entity, List.of(root), part, leaves);
      }
      if (entity.key.or(List.of()).equals(List.of(name))) {
        entity.key.rephrase(leaves);
      }
      if (entity.key.or(List.of()).equals(leaves)) {
        entity.embeddedKey(root);
      }
      for (AttributeOverride override : root.repeated(AttributeOverride.class)) {
        entity
            .findProperty(name + "." + override.name())
            .ifPresent(p -> p.fieldName.set(override.column().name(), ANNOTATION));
      }
    }
  }

  private static void flatten(
      EntityDraft entity, List<MappedMember> before, PropertyDraft part, List<String> leaves) {
    var path = new ArrayList<>(before);
    path.addAll(part.path());
    if (part.shape().orElse(null) instanceof ValueShape.Complex nested) {
      nested.type().ordered().forEach(inner -> flatten(entity, path, inner, leaves));
      return;
    }
    String name = String.join(".", path.stream().map(MappedMember::name).toList());
    PropertyDraft leaf = entity.property(name);
    leaf.bind(path, part.javaType(), part.source());
    part.shape().ifPresent(leaf::shape);
    leaf.fieldName.set(part.fieldName);
    leaf.maxLength.set(part.maxLength);
    leaf.generation.set(part.generation);
    leaves.add(name);
  }

  private void checkKeyClass(EntityDraft entity) {
    Optional<Class<?>> keyClass = keyClass(entity);
    if (keyClass.isPresent()) {
      accesses
          .access(keyClass.get())
          .ifPresent(
              access -> bindKeyClass(entity, keyClass.get(), new MemberReader(draft).read(access)));
    } else {
      entity.embeddedKey().ifPresent(member -> entity.keyClass(member.type().raw(), List.of()));
    }
  }

  private static Optional<Class<?>> keyClass(EntityDraft entity) {
    for (Class<?> c = entity.javaType(); c != null; c = c.getSuperclass()) {
      IdClass annotation = c.getAnnotation(IdClass.class);
      if (annotation != null) {
        return Optional.of(annotation.value());
      }
    }
    return Optional.empty();
  }

  private void bindKeyClass(EntityDraft entity, Class<?> keyClass, List<MappedMember> members) {
    var inOrder = new ArrayList<MappedMember>();
    for (PropertyDraft property : entity.keyProperties()) {
      Optional<MappedMember> member =
          members.stream().filter(m -> m.name().equals(entity.keyMember(property))).findFirst();
      if (member.isEmpty()) {
        draft.problem(
            ModelMessages.keyClassMismatch(
                entity, keyClass, "the key class has no '" + property.name() + "'"));
      } else if (Boxed.of(member.get().type().raw()) != Boxed.of(property.javaType())) {
        draft.problem(
            ModelMessages.keyClassMismatch(
                entity, keyClass, "'" + property.name() + "' has two types"));
      } else {
        inOrder.add(member.get());
      }
    }
    if (members.size() > entity.keyProperties().size()) {
      draft.problem(
          ModelMessages.keyClassMismatch(
              entity, keyClass, "the key class has members that are not in the key"));
    } else if (inOrder.size() == members.size()) {
      entity.keyClass(keyClass, inOrder);
    }
  }
}
