package org.entopic.engine.model;

import static org.entopic.model.ConfigurationSource.FLUENT;

import jakarta.persistence.AttributeConverter;
import java.util.List;
import org.entopic.engine.model.draft.PropertyDraft;
import org.entopic.model.PropertyBuilder;
import org.entopic.model.ValueGeneration;

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
    draft().nullable.set(false, FLUENT);
    return this;
  }

  @Override
  public PropertyBuilder optional() {
    draft().nullable.set(true, FLUENT);
    return this;
  }

  @Override
  public PropertyBuilder fieldName(String name) {
    draft().fieldName.set(name, FLUENT);
    return this;
  }

  @Override
  public PropertyBuilder formerNames(String... names) {
    draft().formerNames.set(List.of(names), FLUENT);
    return this;
  }

  @Override
  public PropertyBuilder converter(AttributeConverter<?, ?> converter) {
    draft().converter.set(converter, FLUENT);
    return this;
  }

  @Override
  public PropertyBuilder valueGeneration(ValueGeneration generation) {
    draft().generation.set(generation, FLUENT);
    return this;
  }

  @Override
  public PropertyBuilder concurrencyToken() {
    draft().concurrencyToken.set(true, FLUENT);
    return this;
  }

  @Override
  public PropertyBuilder maxLength(int length) {
    draft().maxLength.set(length, FLUENT);
    return this;
  }

  @Override
  public PropertyBuilder precision(int precision, int scale) {
    draft().precision.set(precision, FLUENT);
    draft().scale.set(scale, FLUENT);
    return this;
  }

  @Override
  public PropertyBuilder defaultValue(Object value) {
    draft().defaultValue.set(value, FLUENT);
    return this;
  }

  @Override
  public PropertyBuilder annotation(String name, Object value) {
    draft().annotations.put(name, value);
    return this;
  }
}
