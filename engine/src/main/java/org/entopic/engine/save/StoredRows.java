package org.entopic.engine.save;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.entopic.engine.tracking.EntityChange;
import org.entopic.model.EntityTypeModel;
import org.entopic.model.IndexModel;
import org.entopic.model.PropertyModel;
import org.entopic.spi.backend.BackendCapability;
import org.entopic.spi.backend.ReadView;
import org.entopic.spi.backend.Row;
import org.entopic.spi.backend.StoreAccess;
import org.jspecify.annotations.Nullable;

/**
 * The rows as this process knows them: those of the local view, and over them the saves that are
 * written and not yet visible in it.
 */
final class StoredRows {
  private final ReadView view;
  private final Set<BackendCapability> capabilities;
  private final List<PlanIndex> written;

  /** Creates the rows; the later of two written saves comes later in the list. */
  StoredRows(ReadView view, Set<BackendCapability> capabilities, List<PlanIndex> written) {
    this.view = view;
    this.capabilities = capabilities;
    this.written = written;
  }

  @Nullable Row find(EntityTypeModel type, Object key) {
    EntityChange change = lastChange(type, key);
    return change != null ? change.current() : view.find(type, key);
  }

  List<Row> find(EntityTypeModel type, List<PropertyModel> properties, Object value) {
    var rows = new ArrayList<Row>();
    view.read(access(type, properties, value))
        .forEachRemaining(
            row -> {
              if (value.equals(RowKey.values(row, properties))
                  && lastChange(type, row.key()) == null) {
                rows.add(row);
              }
            });
    for (int i = 0; i < written.size(); i++) {
      for (EntityChange change : written.get(i).find(type, properties, value)) {
        Row row = change.current();
        if (row != null && isLast(i, type, change.key())) {
          rows.add(row);
        }
      }
    }
    return rows;
  }

  private StoreAccess access(EntityTypeModel type, List<PropertyModel> properties, Object value) {
    if (capabilities.contains(BackendCapability.INDEX_LOOKUP)) {
      for (IndexModel index : type.indexes()) {
        if (index.properties().equals(properties)) {
          return new StoreAccess.IndexLookup(type, index, List.of(value));
        }
      }
    }
    return new StoreAccess.FullScan(type);
  }

  private boolean isLast(int index, EntityTypeModel type, Object key) {
    return written.stream().skip(index + 1L).noneMatch(save -> save.find(type, key) != null);
  }

  private @Nullable EntityChange lastChange(EntityTypeModel type, Object key) {
    for (int i = written.size() - 1; i >= 0; i--) {
      EntityChange change = written.get(i).find(type, key);
      if (change != null) {
        return change;
      }
    }
    return null;
  }
}
