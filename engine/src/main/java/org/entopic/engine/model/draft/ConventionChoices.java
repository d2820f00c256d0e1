package org.entopic.engine.model.draft;

import jakarta.persistence.AttributeConverter;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.entopic.spi.service.ModelConvention;
import org.entopic.spi.service.StandardConvention;

/** Which rules complete a draft, and what its properties are like by default. */
public final class ConventionChoices {
  private record Defaults(Class<?> type, PropertyDraft template) {}

  private final Map<StandardConvention, Optional<ModelConvention>> instead =
      new EnumMap<>(StandardConvention.class);
  private final Map<StandardConvention, List<ModelConvention>> before =
      new EnumMap<>(StandardConvention.class);
  private final List<Defaults> defaults = new ArrayList<>();

  public final List<ModelConvention> last = new ArrayList<>();

  /** Runs a rule in the place of a standard one. */
  public void replace(StandardConvention standard, ModelConvention convention) {
    instead.put(standard, Optional.of(convention));
  }

  /** Leaves a standard rule out. */
  public void remove(StandardConvention standard) {
    instead.put(standard, Optional.empty());
  }

  /** Returns whether a standard rule is replaced or left out. */
  public boolean isChanged(StandardConvention standard) {
    return instead.containsKey(standard);
  }

  /** Returns what runs in the place of a standard rule. */
  public Optional<ModelConvention> replacement(StandardConvention standard) {
    return instead.getOrDefault(standard, Optional.empty());
  }

  /** Adds a rule that runs before a standard one. */
  public void addBefore(StandardConvention standard, ModelConvention convention) {
    before.computeIfAbsent(standard, any -> new ArrayList<>()).add(convention);
  }

  /** Returns the rules that run before a standard one. */
  public List<ModelConvention> before(StandardConvention standard) {
    return before.getOrDefault(standard, List.of());
  }

  /** Returns the template of what all properties of a type are like. */
  public PropertyDraft properties(Class<?> type) {
    var template = new PropertyDraft(type.getName());
    defaults.add(new Defaults(type, template));
    return template;
  }

  /** Makes a property what those of its type are like, where nothing is decided yet. */
  public void applyDefaults(PropertyDraft property, Class<?> javaType) {
    for (Defaults each : defaults) {
      if (each.type() == javaType || boxed(each.type()).isAssignableFrom(boxed(javaType))) {
        property.takeDefaults(each.template());
      }
    }
  }

  /** Returns the converter of all properties of a type, where there is one. */
  public Optional<AttributeConverter<?, ?>> converter(Class<?> javaType) {
    var like = new PropertyDraft(javaType.getName());
    applyDefaults(like, javaType);
    return like.converter.get();
  }

  private static Class<?> boxed(Class<?> type) {
    return java.lang.invoke.MethodType.methodType(type).wrap().returnType();
  }
}
