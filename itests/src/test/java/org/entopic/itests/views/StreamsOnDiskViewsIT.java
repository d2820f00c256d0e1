package org.entopic.itests.views;

import java.nio.file.Path;
import org.entopic.PropertyScope;
import org.entopic.model.EntityTypeModel;
import org.junit.jupiter.api.io.TempDir;

/** The same with rows in RocksDB. */
class StreamsOnDiskViewsIT extends StreamsViewsIT {
  @TempDir static Path directory;

  @Override
  int readings() {
    return 1;
  }

  @Override
  void forgetLocalState() {
    stores.property(PropertyScope.STORE, "dir", directory.resolve("another").toString());
  }

  @Override
  Stores stores(EntityTypeModel... types) {
    return super.stores(types)
        .property(PropertyScope.STORE, "kind", "rocksdb")
        .property(PropertyScope.STORE, "dir", directory.toString());
  }
}
