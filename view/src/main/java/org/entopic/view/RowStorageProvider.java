package org.entopic.view;

import java.nio.file.Path;
import org.apiguardian.api.API;
import org.entopic.model.EntityTypeModel;

/**
 * Opens storages of rows; found through {@link java.util.ServiceLoader}.
 *
 * <p>Implementations are thread-safe and have a public constructor without parameters.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public interface RowStorageProvider {

  /** Returns the kind of store in lower case, such as {@code rocksdb}. */
  String name();

  /**
   * Opens the storage of an entity type; what cannot be opened is removed and begun anew.
   *
   * @param directory the type's own, which may not exist yet
   * @throws StorageException if the directory cannot be used
   * @throws org.entopic.ConfigurationException if a setting does not fit
   */
  RowStorage open(Path directory, EntityTypeModel type);
}
