package org.entopic.engine.model;

import java.lang.invoke.MethodHandles.Lookup;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.entopic.EntityContext;
import org.entopic.PropertyScope;
import org.entopic.annotation.NoChangeEvents;
import org.entopic.annotation.ReadOnly;
import org.entopic.engine.diagnostic.Diagnostics;
import org.entopic.engine.model.convention.ConventionSet;
import org.entopic.engine.model.draft.ModelDraft;
import org.entopic.engine.model.draft.ModelMessages;
import org.entopic.event.Warning;
import org.entopic.event.WarningAction;
import org.entopic.model.ConfigurationSource;
import org.entopic.model.EntityModel;
import org.entopic.model.EntityTypeModel;
import org.entopic.model.ModelBuilder;
import org.entopic.spi.engine.EngineConfig;
import org.entopic.spi.engine.EngineConfig.TypeDefaults;
import org.entopic.spi.service.InstanceSource;
import org.entopic.spi.service.ModelValidator;
import org.entopic.spi.service.TypeMappingSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Builds models: fluent configuration over annotations over conventions, then checked and frozen.
 */
public final class ModelFactory {
  private static final Logger LOG = LoggerFactory.getLogger(ModelFactory.class);

  private ModelFactory() {}

  /**
   * Builds the model of a factory's configuration.
   *
   * @throws org.entopic.ModelException if there are problems; it lists all of them
   */
  public static EngineModel build(EngineConfig config) {
    EngineServices services = EngineServices.of(config.contexts().services());
    Optional<EntityModel> built = services.model();
    if (built.isPresent()) {
      return reuse(config, built.get());
    }
    return build(
        config.database(),
        config.contexts(),
        config.store().properties(PropertyScope.TOPIC),
        services,
        Diagnostics.of(config));
  }

  private static EngineModel reuse(EngineConfig config, EntityModel built) {
    if (built instanceof EngineModel model
        && model.database().equals(config.database())
        && model.contextType().filter(type -> type == config.contexts().type()).isPresent()) {
      return model;
    }
    throw MappingMessages.foreignModel(config.database());
  }

  /**
   * Builds a model of classes.
   *
   * @throws org.entopic.ModelException if there are problems; it lists all of them
   */
  public static EngineModel build(
      String database, List<Class<?>> types, Consumer<ModelBuilder> configure) {
    return build(database, types, configure, null, Map.of());
  }

  /**
   * Builds a model of classes that a lookup grants access to, with replaced services.
   *
   * @throws org.entopic.ModelException if there are problems; it lists all of them
   */
  public static EngineModel build(
      String database,
      List<Class<?>> types,
      Consumer<ModelBuilder> configure,
      @Nullable Lookup lookup,
      Map<Class<?>, Object> services) {
    return build(
        database,
        new EngineConfig.Contexts(
            EntityContext.class,
            types,
            configure,
            TypeDefaults.NONE,
            lookup,
            services,
            null,
            any -> {}),
        Map.of(),
        EngineServices.of(services),
        Diagnostics.NONE);
  }

  /**
   * Builds the model of an earlier form of an entity type, under the type's name.
   *
   * @throws org.entopic.ModelException if the class makes no model
   */
  public static EngineModel buildForm(
      EntityTypeModel type,
      Class<?> form,
      String database,
      @Nullable Lookup lookup,
      Map<Class<?>, Object> services) {
    var draft = new ModelDraft(database, null);
    draft.entity(form).name.set(type.name(), ConfigurationSource.FLUENT);
    return freeze(draft, lookup, EngineServices.of(services));
  }

  private static EngineModel build(
      String database,
      EngineConfig.Contexts contexts,
      Map<String, String> topicConfig,
      EngineServices services,
      Diagnostics diagnostics) {
    boolean known = contexts.type() != EntityContext.class;
    var draft = new ModelDraft(database, known ? contexts.type() : null, defaults(contexts));
    draft.topicConfig.putAll(topicConfig);
    contexts.entityTypes().forEach(draft::entity);
    var builder = new DefaultModelBuilder(draft, ConfigurationSource.FLUENT);
    contexts.configureModel().accept(builder);
    builder.close();
    EngineModel model = freeze(draft, contexts.lookup(), services);
    refuse(database, SeedCheck.problems(model));
    refuse(database, services.get(ModelValidator.class).validate(model));
    refuse(database, refused(draft.warnings(), diagnostics));
    LOG.debug("{}", model.describe());
    return model;
  }

  /** Tells of warnings, and returns those that are not to be borne. */
  private static List<String> refused(List<String> warnings, Diagnostics diagnostics) {
    List<String> refused = new ArrayList<>();
    for (String message : warnings) {
      Optional<Warning> warning = diagnostics.warning(message);
      if (warning.isEmpty()) {
        LOG.warn("{}", message);
      } else if (diagnostics.action(warning.get()) == WarningAction.THROW) {
        refused.add(message);
      } else {
        diagnostics.warn(warning.get(), message);
      }
    }
    return refused;
  }

  private static TypeDefaults defaults(EngineConfig.Contexts contexts) {
    TypeDefaults defaults = contexts.defaults();
    ReadOnly readOnly = contexts.type().getAnnotation(ReadOnly.class);
    if (readOnly != null && defaults.readOnly() == null) {
      defaults = defaults.readOnly(readOnly.onWrite());
    }
    boolean isOff = contexts.type().isAnnotationPresent(NoChangeEvents.class);
    return isOff && defaults.changeEvents() == null ? defaults.withoutChangeEvents() : defaults;
  }

  private static EngineModel freeze(
      ModelDraft draft, @Nullable Lookup lookup, EngineServices services) {
    if (services.isGiven(TypeMappingSource.class)) {
      draft.typeMappings.set(services.get(TypeMappingSource.class), ConfigurationSource.CONVENTION);
    }
    new ConventionSet(
            draft,
            new DefaultConventionModel(draft),
            new AccessResolver(draft, lookup, services.get(InstanceSource.class)),
            JoinEntity.class)
        .apply();
    refuse(draft.database(), draft.problems());
    return new ModelFreezer(draft, services).freeze();
  }

  private static void refuse(String database, List<String> problems) {
    if (!problems.isEmpty()) {
      throw ModelMessages.unusable(database, problems);
    }
  }
}
