package org.entopic.view;

class StoredEntityViewTest extends EntityViewTest {
  @Override
  StorageSource source() {
    return new OpenedStorages();
  }
}
