package org.entopic.kafka.view;

import aQute.bnd.annotation.Cardinality;
import aQute.bnd.annotation.Resolution;
import aQute.bnd.annotation.spi.ServiceConsumer;
import java.nio.file.Path;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import org.entopic.model.StoreKind;
import org.entopic.spi.backend.StoreDefinition;
import org.entopic.view.RowStorage;
import org.entopic.view.RowStorageProvider;
import org.entopic.view.StorageSource;
import org.jspecify.annotations.Nullable;

/**
 * The storages of one view, in a directory that this process alone uses as long as one is open.
 * Used by one thread at a time.
 */
@ServiceConsumer(
    value = RowStorageProvider.class,
    resolution = Resolution.OPTIONAL,
    cardinality = Cardinality.MULTIPLE)
final class LocalStorages implements StorageSource, AutoCloseable {
  private final String database;
  private final StoreSettings settings;
  private @Nullable DirectoryLock lock;

  LocalStorages(String database, StoreSettings settings) {
    this.database = database;
    this.settings = settings;
  }

  @Override
  public Optional<RowStorage> open(StoreDefinition definition) {
    StoreKind kind = settings.kind(definition.type());
    if (kind == StoreKind.MEMORY) {
      return Optional.empty();
    }
    Path directory = settings.directory(definition.type()).resolve(database);
    RowStorageProvider provider = provider(kind, definition.type().name());
    if (lock == null) {
      lock = DirectoryLock.take(directory);
    }
    Path own = directory.resolve(definition.type().topic().name());
    return Optional.of(provider.open(own, definition.type()));
  }

  private static RowStorageProvider provider(StoreKind kind, String entity) {
    String name = StoreSettings.name(kind);
    try {
      return ServiceLoader.load(RowStorageProvider.class, RowStorageProvider.class.getClassLoader())
          .stream()
          .map(ServiceLoader.Provider::get)
          .filter(each -> each.name().equals(name))
          .findFirst()
          .orElseThrow(() -> FeedMessages.noStorage(entity, name));
    } catch (ServiceConfigurationError e) {
      throw FeedMessages.brokenStorage(name, e);
    }
  }

  @Override
  public int cachedRows() {
    return settings.cachedRows();
  }

  /** Lets others use the directory. */
  @Override
  public void close() {
    if (lock != null) {
      lock.close();
      lock = null;
    }
  }
}
