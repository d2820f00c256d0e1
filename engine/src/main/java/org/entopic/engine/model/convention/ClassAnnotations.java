package org.entopic.engine.model.convention;

import static org.entopic.model.ConfigurationSource.ANNOTATION;

import jakarta.persistence.Entity;
import jakarta.persistence.Index;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.entopic.annotation.Checked;
import org.entopic.annotation.Keyless;
import org.entopic.annotation.NoChangeEvents;
import org.entopic.annotation.ReadOnly;
import org.entopic.annotation.SerializedWith;
import org.entopic.annotation.StoredIn;
import org.entopic.annotation.Topic;
import org.entopic.annotation.TopicPrefix;
import org.entopic.engine.model.draft.EntityDraft;
import org.entopic.engine.model.draft.IndexDraft;
import org.entopic.engine.model.draft.ModelDraft;
import org.entopic.engine.model.draft.PropertyDraft;
import org.entopic.engine.model.draft.PropertyMessages;
import org.entopic.engine.model.draft.Sourced;

/** Takes over what annotations on the class say about names, topic and indexes. */
final class ClassAnnotations {
  private final ModelDraft draft;

  ClassAnnotations(ModelDraft draft) {
    this.draft = draft;
  }

  void applyNames() {
    draft
        .context()
        .map(context -> context.getAnnotation(TopicPrefix.class))
        .ifPresent(prefix -> draft.topicPrefix.set(prefix.value(), ANNOTATION));
    draft.entities().forEach(this::applyNames);
    draft.entities().forEach(entity -> new TopicAnnotations(draft, entity).apply());
  }

  private void applyNames(EntityDraft entity) {
    Class<?> type = entity.javaType();
    Entity named = type.getAnnotation(Entity.class);
    if (named != null) {
      setText(entity.name, named.name());
    }
    Table table = type.getAnnotation(Table.class);
    if (table != null) {
      setText(entity.table, table.name());
      setText(entity.schema, table.schema());
    }
    find(type, Topic.class).ifPresent(topic -> entity.topic.set(topic.value(), ANNOTATION));
    find(type, TopicPrefix.class).ifPresent(p -> entity.prefix.set(p.value(), ANNOTATION));
    find(type, SerializedWith.class).ifPresent(s -> apply(s, entity));
    find(type, Keyless.class).ifPresent(keyless -> entity.keyless.set(true, ANNOTATION));
    find(type, StoredIn.class).ifPresent(s -> entity.storeKind.set(s.value(), ANNOTATION));
    find(type, ReadOnly.class).ifPresent(r -> entity.readOnly.set(r.onWrite(), ANNOTATION));
    find(type, NoChangeEvents.class).ifPresent(any -> entity.changeEvents.set(false, ANNOTATION));
    find(type, Checked.class).ifPresent(c -> entity.checked.set(true, ANNOTATION));
  }

  private static void apply(SerializedWith serializers, EntityDraft entity) {
    entity.serializer.set(serializers.value(), ANNOTATION);
    setText(entity.keySerializer, serializers.keys());
  }

  private static <A extends java.lang.annotation.Annotation> Optional<A> find(
      Class<?> type, Class<A> annotation) {
    return Optional.ofNullable(type.getAnnotation(annotation));
  }

  private static void setText(Sourced<String> target, String text) {
    if (!text.isEmpty()) {
      target.set(text, ANNOTATION);
    }
  }

  void applyIndexes() {
    for (EntityDraft entity : draft.entities()) {
      Table table = entity.javaType().getAnnotation(Table.class);
      if (table != null) {
        for (Index index : table.indexes()) {
          List<String[]> columns =
              Arrays.stream(index.columnList().split(","))
                  .map(column -> column.strip().split("\\s+"))
                  .toList();
          add(
              entity,
              index.name(),
              columns.stream().map(column -> column[0]).toList(),
              columns.stream()
                  .filter(column -> column.length > 1 && column[1].equalsIgnoreCase("DESC"))
                  .map(column -> column[0])
                  .toList(),
              index.unique(),
              "@Index");
        }
        for (UniqueConstraint constraint : table.uniqueConstraints()) {
          add(
              entity,
              constraint.name(),
              List.of(constraint.columnNames()),
              List.of(),
              true,
              "@UniqueConstraint");
        }
      }
    }
  }

  private void add(
      EntityDraft entity,
      String name,
      List<String> columns,
      List<String> descending,
      boolean unique,
      String where) {
    List<PropertyDraft> properties =
        columns.stream().flatMap(c -> Columns.find(entity, c).stream()).toList();
    if (properties.size() < columns.size()) {
      columns.stream()
          .filter(column -> Columns.find(entity, column).isEmpty())
          .forEach(c -> draft.problem(PropertyMessages.unknownProperty(entity, c, where)));
      return;
    }
    var index = new IndexDraft(properties.stream().map(PropertyDraft::name).toList());
    setText(index.name, name);
    index.unique.set(unique, ANNOTATION);
    index.ordered.set(true, ANNOTATION);
    if (!descending.isEmpty()) {
      index.descending.set(
          descending.stream()
              .flatMap(column -> Columns.find(entity, column).stream())
              .map(PropertyDraft::name)
              .toList(),
          ANNOTATION);
    }
    entity.indexes.add(index);
  }
}
