package org.entopic.tck.model;

import java.util.List;
import org.entopic.model.KeyModel;
import org.entopic.model.PropertyModel;

/** A primary key. */
record FixedKey(List<PropertyModel> properties) implements KeyModel {
  @Override
  public boolean isPrimary() {
    return true;
  }
}
