package org.entopic.spi.engine;

import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apiguardian.api.API;
import org.entopic.EntityContext;
import org.entopic.model.ModelBuilder;
import org.jspecify.annotations.Nullable;

/**
 * What a context class says of its model.
 *
 * @param contextType the context class
 * @param entityTypes the classes of its sets
 * @param configureModel its configuration
 */
@API(status = API.Status.INTERNAL, since = "0.1.0")
public record ContextModel(
    Class<? extends EntityContext> contextType,
    List<Class<?>> entityTypes,
    Consumer<ModelBuilder> configureModel) {
  private static volatile @Nullable Function<EntityContext, ContextModel> reader;

  /** Copies the classes. */
  public ContextModel {
    entityTypes = List.copyOf(entityTypes);
  }

  /** Returns what a context says, which is used for nothing else from now on. */
  public static ContextModel of(EntityContext context) {
    return Objects.requireNonNull(reader, "EntityContext is initialised").apply(context);
  }

  /**
   * Sets what {@link #of} does; {@link EntityContext} calls it once, as only that class sees what
   * its instances declare.
   */
  public static void readWith(Function<EntityContext, ContextModel> function) {
    reader = function;
  }
}
