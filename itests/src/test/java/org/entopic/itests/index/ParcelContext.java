package org.entopic.itests.index;

import org.entopic.EntityContext;
import org.entopic.EntitySet;

/** Parcels without an index. */
class ParcelContext extends EntityContext {
  final EntitySet<Parcel> parcels = set(Parcel.class);
}
