package org.entopic.engine.model;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.entopic.engine.model.draft.PropertyDraft;
import org.entopic.engine.model.draft.Sourced;
import org.entopic.model.ConfigurationSource;
import org.entopic.model.GenerationTime;
import org.entopic.model.PropertyAccess;
import org.entopic.model.PropertyModel;
import org.entopic.model.SaveBehavior;
import org.entopic.model.StoreType;
import org.entopic.model.ValueGeneration;
import org.entopic.spi.service.ValueGenerator;
import org.entopic.spi.service.ValueGeneratorSelector;
import org.jspecify.annotations.Nullable;

/** A property of the frozen model. */
final class DefaultPropertyModel implements PropertyModel {
  private final String name;
  private final String fieldName;
  private final List<String> formerNames;
  private final int ordinal;
  private final Class<?> javaType;
  private final StoreType storeType;
  private final boolean nullable;
  private final boolean shadow;
  private final boolean key;
  private final boolean concurrencyToken;
  private final ValueGeneration generation;
  private final OptionalInt maxLength;
  private final OptionalInt precision;
  private final OptionalInt scale;
  private final @Nullable Object defaultValue;
  private final PropertyAccess access;
  private final boolean computed;
  private final SaveBehavior beforeSave;
  private final SaveBehavior afterSave;
  private GenerationTime generationTime;
  private @Nullable ValueGenerator generator;
  private final ConfigurationSource source;
  private final Map<String, Object> annotations;
  private final Map<String, ConfigurationSource> sources;

  DefaultPropertyModel(
      PropertyDraft draft,
      int ordinal,
      StoreType storeType,
      boolean shadow,
      boolean nullable,
      boolean key) {
    this.name = draft.name();
    this.fieldName = draft.field();
    this.formerNames = draft.formerNames.or(List.of());
    this.ordinal = ordinal;
    this.javaType = draft.javaType();
    this.storeType = storeType;
    this.nullable = nullable;
    this.shadow = shadow;
    this.key = key;
    this.concurrencyToken = draft.concurrencyToken.or(false);
    this.generation = draft.generation.or(ValueGeneration.NEVER);
    this.maxLength = optional(draft.maxLength);
    this.precision = optional(draft.precision);
    this.scale = optional(draft.scale);
    this.defaultValue = draft.defaultValue.get().orElse(null);
    this.access = draft.access.or(PropertyAccess.FIELD);
    this.computed = draft.computed.or(false);
    this.beforeSave = draft.beforeSave.or(SaveBehavior.SAVE);
    this.afterSave = draft.afterSave.or(SaveBehavior.SAVE);
    this.generationTime = draft.generationTime.or(GenerationTime.NEVER);
    this.generator = draft.generator.get().orElse(null);
    this.source = draft.source();
    this.annotations = Map.copyOf(draft.annotations);
    this.sources = Collections.unmodifiableMap(draft.sources());
  }

  /** Takes the generator that a selector prefers, before anybody sees the model. */
  void choose(ValueGeneratorSelector selector) {
    selector
        .select(this)
        .ifPresent(
            chosen -> {
              generator = chosen;
              if (generationTime == GenerationTime.NEVER) {
                generationTime = GenerationTime.ON_ADD;
              }
            });
  }

  @Override
  public GenerationTime generationTime() {
    return generationTime;
  }

  @Override
  public Optional<ValueGenerator> valueGenerator() {
    return Optional.ofNullable(generator);
  }

  @Override
  public boolean isComputed() {
    return computed;
  }

  @Override
  public SaveBehavior beforeSave() {
    return beforeSave;
  }

  @Override
  public SaveBehavior afterSave() {
    return afterSave;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String fieldName() {
    return fieldName;
  }

  @Override
  public List<String> formerNames() {
    return formerNames;
  }

  @Override
  public int ordinal() {
    return ordinal;
  }

  @Override
  public Class<?> javaType() {
    return javaType;
  }

  @Override
  public StoreType storeType() {
    return storeType;
  }

  @Override
  public boolean isNullable() {
    return nullable;
  }

  @Override
  public boolean isShadow() {
    return shadow;
  }

  @Override
  public boolean isKey() {
    return key;
  }

  @Override
  public boolean isConcurrencyToken() {
    return concurrencyToken;
  }

  @Override
  public ValueGeneration valueGeneration() {
    return generation;
  }

  @Override
  public OptionalInt maxLength() {
    return maxLength;
  }

  @Override
  public OptionalInt precision() {
    return precision;
  }

  @Override
  public OptionalInt scale() {
    return scale;
  }

  @Override
  public Optional<Object> defaultValue() {
    return Optional.ofNullable(defaultValue);
  }

  @Override
  public PropertyAccess access() {
    return access;
  }

  private static OptionalInt optional(Sourced<Integer> number) {
    return number.get().map(OptionalInt::of).orElse(OptionalInt.empty());
  }

  @Override
  public ConfigurationSource source() {
    return source;
  }

  @Override
  public Map<String, ConfigurationSource> sources() {
    return sources;
  }

  @Override
  public Map<String, Object> annotations() {
    return annotations;
  }

  @Override
  public String toString() {
    return name;
  }
}
