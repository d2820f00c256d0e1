package org.entopic.view;

class StoredRestorationTest extends RestorationTest {
  @Override
  StorageSource source() {
    return new OpenedStorages();
  }
}
