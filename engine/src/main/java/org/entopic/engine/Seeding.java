package org.entopic.engine;

import java.util.function.Function;
import org.entopic.ConcurrencyConflictException;
import org.entopic.EntityContext;
import org.entopic.UniqueConstraintException;
import org.entopic.engine.model.EngineModel;
import org.entopic.model.EntityTypeModel;
import org.entopic.spi.backend.ReadView;
import org.entopic.spi.engine.EngineSession;
import org.entopic.spi.engine.TypeName;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Inserts the rows that the model seeds, and lets the application fill a new database. */
final class Seeding {
  private static final Logger LOG = LoggerFactory.getLogger(Seeding.class);
  private static final int ATTEMPTS = 3;

  /** Stands for the context of sessions that no application has. */
  private static final class SeedingContext extends EntityContext {}

  private final EngineModel model;
  private final OpenStore store;
  private final Function<EntityContext, EngineSession> sessions;
  private final @Nullable Runnable filling;

  Seeding(
      EngineModel model,
      OpenStore store,
      Function<EntityContext, EngineSession> sessions,
      @Nullable Runnable filling) {
    this.model = model;
    this.store = store;
    this.sessions = sessions;
    this.filling = filling;
  }

  /**
   * Inserts what is missing, and fills a database that nobody has filled yet.
   *
   * @param isNew whether the database was just created by this process
   */
  void run(boolean isNew) {
    if (model.entityTypes().stream().anyMatch(this::isSeeded)) {
      insert();
    }
    if (filling == null) {
      if (isNew) {
        store.backend().filled();
      }
    } else if (store.backend().beginFilling()) {
      filling.run();
      store.backend().filled();
    }
  }

  private boolean isSeeded(EntityTypeModel type) {
    return !type.isReadOnly() && !model.seeds(type).isEmpty();
  }

  private void insert() {
    for (int attempt = 1; ; attempt++) {
      try {
        insertMissing();
        return;
      } catch (ConcurrencyConflictException | UniqueConstraintException e) {
        if (attempt == ATTEMPTS) {
          throw e;
        }
        LOG.debug("Another process seeds database '{}' too.", model.database(), e);
      }
    }
  }

  private void insertMissing() {
    try (EngineSession session = sessions.apply(new SeedingContext());
        ReadView view = store.requireReader().open()) {
      for (EntityTypeModel type : model.entityTypes()) {
        if (isSeeded(type)) {
          insertMissing(session, view, type, name(type));
        }
      }
      int written = session.save().entitiesWritten();
      if (written > 0) {
        LOG.info("Inserted {} rows that the model of '{}' seeds.", written, model.database());
      }
    }
  }

  private static TypeName<?> name(EntityTypeModel type) {
    return type.isPropertyBag() ? TypeName.ofBag(type.name()) : TypeName.of(type.javaType());
  }

  private <T> void insertMissing(
      EngineSession session, ReadView view, EntityTypeModel type, TypeName<T> name) {
    for (Object row : model.seeds(type)) {
      Object key = model.mapping(type).key(row);
      if (key != null && view.find(type, key) == null) {
        session.add(name, name.javaType().cast(row));
      }
    }
  }
}
