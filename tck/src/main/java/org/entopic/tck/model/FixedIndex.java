package org.entopic.tck.model;

import java.util.List;
import org.entopic.model.IndexModel;
import org.entopic.model.PropertyModel;

/** An index that says what it was given. */
record FixedIndex(String name, List<PropertyModel> properties, boolean isUnique)
    implements IndexModel {}
