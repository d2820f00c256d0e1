package org.entopic.engine.model.convention;

import static org.entopic.model.ConfigurationSource.CONVENTION;
import static org.entopic.model.ConfigurationSource.FLUENT;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.entopic.engine.model.draft.EntityDraft;
import org.entopic.engine.model.draft.ModelDraft;
import org.entopic.engine.model.draft.ModelMessages;

/**
 * Names topics {@code <prefix>[.<schema>].<table or entity name>} and checks all names. The prefix
 * is that of the entity type's builder, else that of the model builder, of the class, of the
 * context class, or the database.
 */
final class TopicNaming {
  private static final int MAX_TOPIC = 249;
  private static final int MAX_DATABASE = 200;
  private static final Pattern LEGAL = Pattern.compile("[a-zA-Z0-9._-]+");

  private final ModelDraft draft;

  TopicNaming(ModelDraft draft) {
    this.draft = draft;
  }

  void apply() {
    owners().stream()
        .filter(entity -> !entity.topic.isSet())
        .forEach(entity -> entity.topic.set(name(entity), CONVENTION));
  }

  /** Refuses names that Kafka refuses or that two types share. */
  void check() {
    String database = draft.database();
    if (!LEGAL.matcher(database).matches()
        || database.length() > MAX_DATABASE
        || database.startsWith("__")
        || database.startsWith(".")) {
      draft.problem(ModelMessages.wrongDatabase(database));
      return;
    }
    Map<String, List<EntityDraft>> byName = new LinkedHashMap<>();
    for (EntityDraft entity : owners()) {
      String topic = entity.topic.or("");
      check(entity, topic);
      byName.computeIfAbsent(topic.replace('.', '_'), any -> new ArrayList<>()).add(entity);
    }
    for (List<EntityDraft> sharing : byName.values()) {
      if (sharing.size() > 1) {
        draft.problem(
            ModelMessages.sameTopic(
                sharing.get(0).topic.or(""), sharing.stream().map(EntityDraft::toString).toList()));
      }
    }
  }

  private List<EntityDraft> owners() {
    var owners = new ArrayList<EntityDraft>();
    for (EntityDraft entity : draft.allEntities()) {
      if (entity.isTopicPerClass()) {
        entity.classes().stream().filter(EntityDraft::isConcrete).forEach(owners::add);
      } else {
        owners.add(entity);
      }
    }
    return owners;
  }

  private String name(EntityDraft entity) {
    String prefix =
        draft.topicPrefix.isSetBy(FLUENT) && !entity.prefix.isSetBy(FLUENT)
            ? draft.topicPrefix.or("")
            : entity.prefix.or(draft.topicPrefix.or(draft.database()));
    var parts = new ArrayList<String>();
    parts.add(prefix);
    parts.add(entity.schema.or(""));
    parts.add(entity.table.or(entity.entityName()));
    parts.removeIf(String::isEmpty);
    return String.join(".", parts);
  }

  private void check(EntityDraft entity, String topic) {
    if (topic.isEmpty() || topic.equals(".") || topic.equals("..")) {
      draft.problem(ModelMessages.wrongTopic(entity, topic, "is not allowed by Kafka"));
    } else if (!LEGAL.matcher(topic).matches()) {
      draft.problem(
          ModelMessages.wrongTopic(
              entity, topic, "has characters other than letters, digits, '.', '_' and '-'"));
    }
    if (topic.length() > MAX_TOPIC) {
      draft.problem(
          ModelMessages.wrongTopic(
              entity, topic, "is " + topic.length() + " characters long, over " + MAX_TOPIC));
    }
    if (topic.startsWith("__") || topic.startsWith(draft.database() + ".__")) {
      draft.problem(
          ModelMessages.wrongTopic(
              entity, topic, "is reserved for topics that Kafka or the database keeps"));
    }
  }
}
