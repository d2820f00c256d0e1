package org.entopic.view;

class StoredSnapshotConcurrencyTest extends SnapshotConcurrencyTest {
  @Override
  StorageSource source() {
    return new OpenedStorages();
  }
}
