package org.entopic.view;

class StoredRemovedStoresTest extends RemovedStoresTest {
  @Override
  StorageSource source() {
    return new OpenedStorages();
  }
}
