package org.entopic.engine.model;

import jakarta.persistence.AttributeConverter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.entopic.engine.model.draft.ModelDraft;
import org.entopic.engine.model.draft.PropertyMessages;
import org.entopic.engine.model.draft.ResolvedType;
import org.entopic.model.ConfigurationSource;
import org.entopic.model.ConventionBuilder;
import org.entopic.model.EntityTypeBuilder;
import org.entopic.model.ModelBuilder;

/** Writes what the application says into a draft. */
final class DefaultModelBuilder implements ModelBuilder {
  private final ModelDraft draft;
  private final ConfigurationSource source;
  private boolean closed;

  DefaultModelBuilder(ModelDraft draft, ConfigurationSource source) {
    this.draft = draft;
    this.source = source;
  }

  /** Returns in whose name the builder decides. */
  ConfigurationSource source() {
    return source;
  }

  void close() {
    closed = true;
  }

  /** Returns the draft while it may be configured. */
  ModelDraft draft() {
    if (closed) {
      throw MappingMessages.closedBuilder();
    }
    return draft;
  }

  @Override
  public <T> EntityTypeBuilder<T> entity(Class<T> type) {
    return new DefaultEntityTypeBuilder<>(this, draft().entity(type));
  }

  @Override
  public EntityTypeBuilder<Map<String, Object>> sharedEntity(String name) {
    return new DefaultEntityTypeBuilder<>(this, draft().bag(name));
  }

  @Override
  public ModelBuilder complexType(Class<?> type) {
    draft().complexType(type);
    return this;
  }

  @Override
  public ModelBuilder ignore(Class<?> type) {
    draft().ignored.add(type);
    return this;
  }

  @Override
  public ConventionBuilder conventions() {
    return new DefaultConventionBuilder(this, draft().conventions);
  }

  @Override
  public ModelBuilder annotation(String name, Object value) {
    draft().annotations.put(name, value);
    return this;
  }

  @Override
  public ModelBuilder topicPrefix(String prefix) {
    draft().topicPrefix.set(prefix, source);
    return this;
  }

  @Override
  public ModelBuilder converter(AttributeConverter<?, ?> converter) {
    Optional<List<ResolvedType>> types =
        ResolvedType.argumentsOf(AttributeConverter.class, converter.getClass());
    if (types.isPresent()) {
      draft().converters.put(types.get().get(0).raw(), converter);
    } else {
      draft()
          .problem(
              PropertyMessages.unfitConverter(
                  "the model",
                  converter.getClass().getName()
                      + " does not say its types; write a class that implements"
                      + " AttributeConverter"));
    }
    return this;
  }
}
