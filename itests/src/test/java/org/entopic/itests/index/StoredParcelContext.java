package org.entopic.itests.index;

import org.entopic.model.ModelBuilder;
import org.entopic.model.StoreKind;

/** Parcels whose rows and indexes are on disk. */
final class StoredParcelContext extends IndexedParcelContext {
  @Override
  protected void configureModel(ModelBuilder model) {
    super.configureModel(model);
    model.entity(Parcel.class).storeKind(StoreKind.ROCKSDB);
  }
}
