package org.entopic.engine;

import java.util.Optional;
import java.util.function.Consumer;
import org.entopic.CreationPlan;
import org.entopic.DatabaseAdmin;
import org.entopic.TopicCreation;
import org.entopic.model.EntityModel;
import org.entopic.model.EntityTypeModel;
import org.entopic.spi.backend.StoreAdmin;
import org.entopic.spi.engine.EngineConfig;
import org.jspecify.annotations.Nullable;

/** A database that nobody need have open; thread-safe. */
final class UnopenedDatabase implements DatabaseAdmin {
  private final EngineConfig config;
  private final EntityModel model;
  private final String backend;
  private final @Nullable StoreAdmin admin;
  private final Consumer<EngineConfig> openOnce;

  /**
   * Creates the database.
   *
   * @param admin what creates and deletes, where the backend can
   * @param openOnce opens an engine, waits until it is ready, and closes it
   */
  UnopenedDatabase(
      EngineConfig config,
      EntityModel model,
      String backend,
      Optional<StoreAdmin> admin,
      Consumer<EngineConfig> openOnce) {
    this.config = config;
    this.model = model;
    this.backend = backend;
    this.admin = admin.orElse(null);
    this.openOnce = openOnce;
  }

  StoreAdmin admin() {
    if (admin == null) {
      throw EngineMessages.nothingToAdminister(backend);
    }
    return admin;
  }

  @Override
  public boolean canConnect() {
    return admin().canConnect();
  }

  @Override
  public CreationPlan creationPlan() {
    return admin().plan();
  }

  @Override
  public boolean ensureCreated() {
    if (admin().plan().missing().isEmpty()) {
      return false;
    }
    openOnce.accept(config.withTopicCreation(TopicCreation.WHEN_MISSING));
    return true;
  }

  @Override
  public boolean ensureDeleted() {
    if (model.entityTypes().stream().allMatch(EntityTypeModel::isReadOnly)) {
      throw EngineMessages.nothingToDelete(config.database());
    }
    return admin().delete();
  }
}
