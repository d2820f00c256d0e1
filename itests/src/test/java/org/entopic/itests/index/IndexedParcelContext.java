package org.entopic.itests.index;

import org.entopic.model.ModelBuilder;

/** Parcels with an index over everything. */
class IndexedParcelContext extends ParcelContext {
  @Override
  protected void configureModel(ModelBuilder model) {
    var parcel = model.entity(Parcel.class);
    parcel.index("city", "weight").descending("weight");
    parcel.index("weight");
    parcel.index("size").descending();
    parcel.index("price");
    parcel.index("sent").descending();
    parcel.index("speed", "price");
  }
}
