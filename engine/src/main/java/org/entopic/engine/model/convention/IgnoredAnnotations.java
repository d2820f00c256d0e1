package org.entopic.engine.model.convention;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.AttributeOverrides;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Set;
import org.entopic.engine.model.draft.EntityDraft;
import org.entopic.engine.model.draft.MappedMember;
import org.entopic.engine.model.draft.ModelDraft;
import org.entopic.engine.model.draft.ModelMessages;
import org.entopic.engine.model.draft.StructuralDraft;

/** Warns of everything that Jakarta Persistence would honour and this engine does not. */
final class IgnoredAnnotations {
  private static final Set<String> HONOURED =
      Set.of(
          "Access",
          "AttributeOverride",
          "AttributeOverrides",
          "Basic",
          "CollectionTable",
          "Column",
          "Convert",
          "Converts",
          "DiscriminatorColumn",
          "DiscriminatorValue",
          "ElementCollection",
          "Embeddable",
          "Embedded",
          "EmbeddedId",
          "Entity",
          "Enumerated",
          "GeneratedValue",
          "Id",
          "IdClass",
          "Inheritance",
          "JoinColumn",
          "JoinColumns",
          "JoinTable",
          "ManyToMany",
          "ManyToOne",
          "MappedSuperclass",
          "MapsId",
          "OneToMany",
          "OneToOne",
          "OrderBy",
          "OrderColumn",
          "PrimaryKeyJoinColumn",
          "PrimaryKeyJoinColumns",
          "SequenceGenerator",
          "Table",
          "TableGenerator",
          "Transient",
          "Version");

  private final ModelDraft draft;

  IgnoredAnnotations(ModelDraft draft) {
    this.draft = draft;
  }

  void apply() {
    for (EntityDraft entity : draft.entities()) {
      warnOfClass(entity);
      warnOfMembers(entity);
    }
    draft.complexTypes().forEach(this::warnOfMembers);
  }

  private void warnOfClass(EntityDraft entity) {
    for (Class<?> c = entity.javaType(); c != null && c != Object.class; c = c.getSuperclass()) {
      for (Annotation annotation : c.getAnnotations()) {
        warnUnlessHonoured(annotation, c.getName());
      }
      for (Method method : c.getDeclaredMethods()) {
        for (Annotation annotation : method.getAnnotations()) {
          warnUnlessHonoured(annotation, c.getName() + "." + method.getName() + "()");
        }
      }
      Table table = c.getAnnotation(Table.class);
      if (table != null && (table.check().length > 0 || !table.catalog().isEmpty())) {
        draft.warn(ModelMessages.ignoredAnnotation(c.getName(), "a catalog or check of @Table"));
      }
    }
  }

  private void warnOfMembers(StructuralDraft type) {
    for (MappedMember member : type.members()) {
      for (Annotation annotation : member.field().getAnnotations()) {
        warnUnlessHonoured(annotation, member);
      }
      RelationAnnotation.of(member)
          .filter(RelationAnnotation::isEagerCollection)
          .ifPresent(eager -> draft.warn(ModelMessages.eagerFetch(member)));
      boolean overridden =
          member.has(AttributeOverride.class) || member.has(AttributeOverrides.class);
      if (overridden && !member.has(EmbeddedId.class)) {
        draft.warn(ModelMessages.ignoredAnnotation(member, "@AttributeOverride outside the key"));
      }
      boolean ordered = member.has(OrderBy.class) && !member.has(ElementCollection.class);
      if (ordered) {
        draft.warn(ModelMessages.ignoredAnnotation(member, "@OrderBy on a relation"));
      }
      member
          .annotation(Column.class)
          .filter(
              column ->
                  !column.columnDefinition().isEmpty()
                      || !column.table().isEmpty()
                      || column.check().length > 0)
          .ifPresent(
              column -> draft.warn(ModelMessages.ignoredAnnotation(member, "SQL of @Column")));
    }
  }

  private void warnUnlessHonoured(Annotation annotation, Object subject) {
    Class<?> type = annotation.annotationType();
    if (type.getPackageName().equals(Table.class.getPackageName())
        && !HONOURED.contains(type.getSimpleName())) {
      draft.warn(ModelMessages.ignoredAnnotation(subject, "@" + type.getSimpleName()));
    }
  }
}
