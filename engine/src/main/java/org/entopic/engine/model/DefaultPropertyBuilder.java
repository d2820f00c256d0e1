package org.entopic.engine.model;

import jakarta.persistence.AttributeConverter;
import java.util.List;
import org.entopic.engine.model.draft.PropertyDraft;
import org.entopic.model.GenerationTime;
import org.entopic.model.PropertyAccess;
import org.entopic.model.PropertyBuilder;
import org.entopic.model.SaveBehavior;
import org.entopic.model.ValueComparer;
import org.entopic.model.ValueGeneration;
import org.entopic.spi.service.ValueGenerator;

/** Writes what the application says of a property into its draft. */
final class DefaultPropertyBuilder implements PropertyBuilder {
  private final DefaultModelBuilder model;
  private final PropertyDraft draft;

  DefaultPropertyBuilder(DefaultModelBuilder model, PropertyDraft draft) {
    this.model = model;
    this.draft = draft;
  }

  private PropertyDraft draft() {
    model.draft();
    return draft;
  }

  @Override
  public PropertyBuilder required() {
    draft().nullable.set(false, model.source());
    return this;
  }

  @Override
  public PropertyBuilder optional() {
    draft().nullable.set(true, model.source());
    return this;
  }

  @Override
  public PropertyBuilder fieldName(String name) {
    draft().fieldName.set(name, model.source());
    return this;
  }

  @Override
  public PropertyBuilder formerNames(String... names) {
    draft().formerNames.set(List.of(names), model.source());
    return this;
  }

  @Override
  public PropertyBuilder converter(AttributeConverter<?, ?> converter) {
    draft().converter.set(converter, model.source());
    return this;
  }

  @Override
  public PropertyBuilder valueGeneration(ValueGeneration generation) {
    draft().generation.set(generation, model.source());
    return this;
  }

  @Override
  public PropertyBuilder valueGenerator(GenerationTime time, ValueGenerator generator) {
    draft().generationTime.set(time, model.source());
    draft().generator.set(generator, model.source());
    return this;
  }

  @Override
  public PropertyBuilder beforeSave(SaveBehavior behavior) {
    draft().beforeSave.set(behavior, model.source());
    return this;
  }

  @Override
  public PropertyBuilder afterSave(SaveBehavior behavior) {
    draft().afterSave.set(behavior, model.source());
    return this;
  }

  @Override
  public PropertyBuilder comparer(ValueComparer<?> comparer) {
    draft().comparer.set(comparer, model.source());
    return this;
  }

  @Override
  public PropertyBuilder concurrencyToken() {
    draft().concurrencyToken.set(true, model.source());
    return this;
  }

  @Override
  public PropertyBuilder access(PropertyAccess access) {
    draft().access.set(access, model.source());
    return this;
  }

  @Override
  public PropertyBuilder maxLength(int length) {
    draft().maxLength.set(length, model.source());
    return this;
  }

  @Override
  public PropertyBuilder precision(int precision, int scale) {
    draft().precision.set(precision, model.source());
    draft().scale.set(scale, model.source());
    return this;
  }

  @Override
  public PropertyBuilder defaultValue(Object value) {
    draft().defaultValue.set(value, model.source());
    return this;
  }

  @Override
  public PropertyBuilder annotation(String name, Object value) {
    draft().annotations.put(name, value);
    return this;
  }
}
