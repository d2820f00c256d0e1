package org.entopic.engine.model.convention;

import static org.entopic.model.ConfigurationSource.ANNOTATION;

import java.lang.annotation.Annotation;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.entopic.annotation.Partitions;
import org.entopic.annotation.ProducerConfig;
import org.entopic.annotation.Replication;
import org.entopic.annotation.Retention;
import org.entopic.annotation.TopicConfig;
import org.entopic.engine.model.draft.EntityDraft;
import org.entopic.engine.model.draft.ModelDraft;
import org.entopic.engine.model.draft.ModelMessages;

/** Takes over what annotations on the class say of how the topic is created and written. */
final class TopicAnnotations {
  private final ModelDraft draft;
  private final EntityDraft entity;

  TopicAnnotations(ModelDraft draft, EntityDraft entity) {
    this.draft = draft;
    this.entity = entity;
  }

  void apply() {
    find(Partitions.class).ifPresent(p -> entity.partitions.set(p.value(), ANNOTATION));
    find(Replication.class).ifPresent(r -> entity.replication.set(r.value(), ANNOTATION));
    find(Retention.class).ifPresent(this::apply);
    find(TopicConfig.class).ifPresent(c -> apply(c.value(), entity.topicConfig));
    find(ProducerConfig.class).ifPresent(c -> apply(c.value(), entity.producerConfig));
  }

  private void apply(Retention retention) {
    try {
      entity.retention.set(Duration.parse(retention.value()), ANNOTATION);
    } catch (DateTimeException e) {
      draft.problem(ModelMessages.wrongRetention(entity, retention.value()));
    }
  }

  private void apply(String[] settings, Map<String, String> known) {
    for (String setting : settings) {
      int equals = setting.indexOf('=');
      if (equals < 1) {
        draft.problem(ModelMessages.wrongSetting(entity, setting));
      } else {
        known.putIfAbsent(
            setting.substring(0, equals).strip(), setting.substring(equals + 1).strip());
      }
    }
  }

  private <A extends Annotation> Optional<A> find(Class<A> annotation) {
    return Optional.ofNullable(entity.javaType().getAnnotation(annotation));
  }
}
