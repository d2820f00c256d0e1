package org.entopic.engine.model;

import java.util.Objects;
import org.entopic.engine.model.draft.ConventionChoices;
import org.entopic.model.ConventionBuilder;
import org.entopic.model.PropertyBuilder;
import org.entopic.spi.service.ModelConvention;
import org.entopic.spi.service.StandardConvention;

/** Writes the chosen rules into a draft. */
final class DefaultConventionBuilder implements ConventionBuilder {
  private final DefaultModelBuilder model;
  private final ConventionChoices choices;

  DefaultConventionBuilder(DefaultModelBuilder model, ConventionChoices choices) {
    this.model = model;
    this.choices = choices;
  }

  private ConventionChoices choices() {
    model.draft();
    return choices;
  }

  @Override
  public PropertyBuilder properties(Class<?> type) {
    return new DefaultPropertyBuilder(model, choices().properties(type));
  }

  @Override
  public ConventionBuilder ignore(Class<?> type) {
    model.ignore(type);
    return this;
  }

  @Override
  public ConventionBuilder add(ModelConvention convention) {
    choices().last.add(Objects.requireNonNull(convention, "convention"));
    return this;
  }

  @Override
  public ConventionBuilder addBefore(StandardConvention standard, ModelConvention convention) {
    choices().addBefore(standard, Objects.requireNonNull(convention, "convention"));
    return this;
  }

  @Override
  public ConventionBuilder replace(StandardConvention standard, ModelConvention convention) {
    choices().replace(standard, Objects.requireNonNull(convention, "convention"));
    return this;
  }

  @Override
  public ConventionBuilder remove(StandardConvention standard) {
    choices().remove(standard);
    return this;
  }
}
