package org.entopic.engine.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.entopic.ConfigurationException;
import org.entopic.engine.model.convention.StandardTypeMappings;
import org.entopic.model.EntityModel;
import org.entopic.model.PropertyModel;
import org.entopic.model.ScalarType;
import org.entopic.spi.service.ChangeDetector;
import org.entopic.spi.service.InstanceSource;
import org.entopic.spi.service.KeyPropagator;
import org.entopic.spi.service.ModelValidator;
import org.entopic.spi.service.PropertyDescription;
import org.entopic.spi.service.TypeMapping;
import org.entopic.spi.service.TypeMappingSource;
import org.entopic.spi.service.ValueGenerator;
import org.entopic.spi.service.ValueGeneratorSelector;

/**
 * The engine's replaceable rules: what the application gave, and the engine's own for what that
 * leaves open. Immutable and thread-safe.
 */
public final class EngineServices {
  private final Map<Class<?>, Object> given;
  private final Map<Class<?>, Object> services;

  private EngineServices(Map<Class<?>, Object> given) {
    this.given = given;
    this.services =
        Map.of(
            ModelValidator.class, validator(),
            TypeMappingSource.class, typeMappings(),
            ValueGeneratorSelector.class, generators(),
            ChangeDetector.class, given(ChangeDetector.class).orElse((t, e, o, found) -> found),
            InstanceSource.class, given(InstanceSource.class).orElse(type -> Optional.empty()),
            KeyPropagator.class,
                given(KeyPropagator.class).orElse((key, property, value) -> value));
  }

  /**
   * Returns the services of a factory.
   *
   * @throws ConfigurationException if something is given that is no service
   */
  static EngineServices of(Map<Class<?>, Object> given) {
    var services = new EngineServices(given);
    for (Class<?> type : given.keySet()) {
      if (type != EntityModel.class
          && !type.getPackageName().equals(ModelValidator.class.getPackageName())) {
        throw services.unknown(type);
      }
    }
    return services;
  }

  /**
   * Returns a service.
   *
   * @throws ConfigurationException if there is no such service
   */
  public <S> S get(Class<S> type) {
    Object service = services.getOrDefault(type, given.get(type));
    if (service == null) {
      throw unknown(type);
    }
    return type.cast(service);
  }

  private ConfigurationException unknown(Class<?> type) {
    var known = new TreeSet<String>();
    services.keySet().forEach(each -> known.add(each.getSimpleName()));
    return MappingMessages.unknownService(type, known);
  }

  /** Returns whether the application gave a service of its own. */
  boolean isGiven(Class<?> type) {
    return given.containsKey(type);
  }

  /** Returns the model that the application built before, if it gave one. */
  Optional<EntityModel> model() {
    return given(EntityModel.class);
  }

  private <S> Optional<S> given(Class<S> type) {
    return Optional.ofNullable(given.get(type)).map(type::cast);
  }

  private ModelValidator validator() {
    var standard = new DefaultModelValidator();
    Optional<ModelValidator> own = given(ModelValidator.class);
    return own.<ModelValidator>map(
            validator ->
                model -> {
                  List<String> problems = new ArrayList<>(standard.validate(model));
                  problems.addAll(validator.validate(model));
                  return problems;
                })
        .orElse(standard);
  }

  private TypeMappingSource typeMappings() {
    var standard = new StandardTypeMappings();
    Optional<TypeMappingSource> own = given(TypeMappingSource.class);
    return own.<TypeMappingSource>map(source -> new Mappings(source, standard)).orElse(standard);
  }

  private record Mappings(TypeMappingSource first, TypeMappingSource second)
      implements TypeMappingSource {
    @Override
    public Optional<TypeMapping> findMapping(PropertyDescription property) {
      return first.findMapping(property).or(() -> second.findMapping(property));
    }

    @Override
    public Optional<TypeMapping> findMapping(String fieldName, ScalarType storeType) {
      return first
          .findMapping(fieldName, storeType)
          .or(() -> second.findMapping(fieldName, storeType));
    }
  }

  private ValueGeneratorSelector generators() {
    Optional<ValueGeneratorSelector> own = given(ValueGeneratorSelector.class);
    return own.<ValueGeneratorSelector>map(
            selector -> property -> selector.select(property).or(() -> named(property)))
        .orElse(EngineServices::named);
  }

  private static Optional<ValueGenerator> named(PropertyModel property) {
    return property.valueGenerator();
  }
}
