package org.entopic.engine;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.entopic.engine.query.expression.LiveAggregation;
import org.entopic.engine.record.RecordFormat;
import org.entopic.model.EntityTypeModel;
import org.entopic.spi.backend.Backend;
import org.entopic.spi.backend.BackendCapability;
import org.entopic.spi.backend.StoreReader;
import org.jspecify.annotations.Nullable;

/**
 * A connected backend.
 *
 * @param name the backend's name
 * @param capabilities what it can do
 * @param formats how records are written, by the name of the entity type
 * @param aggregations the live aggregates, by the name of the entity type
 * @param providers the providers of the backend and the serializers
 * @param backend the backend
 * @param reader what reads, unless the backend only writes
 */
record OpenStore(
    String name,
    Set<BackendCapability> capabilities,
    Map<String, RecordFormat> formats,
    Map<String, List<LiveAggregation>> aggregations,
    List<Object> providers,
    Backend backend,
    @Nullable StoreReader reader) {

  String serializer(EntityTypeModel type) {
    return Objects.requireNonNull(formats.get(type.name()), type.name()).serializer();
  }

  /** Returns the live aggregates of a type that the backend may keep. */
  List<LiveAggregation> aggregations(EntityTypeModel type) {
    return capabilities.contains(BackendCapability.LIVE_AGGREGATES)
        ? aggregations.getOrDefault(type.name(), List.of())
        : List.of();
  }

  /**
   * Returns what reads.
   *
   * @throws org.entopic.QueryException if the backend only writes; it lists what that lacks
   */
  StoreReader requireReader() {
    StoreReader reader = reader();
    if (reader == null) {
      throw EngineMessages.nothingToRead(name, lacking());
    }
    return reader;
  }

  /** Returns what the backend cannot do. */
  Set<BackendCapability> lacking() {
    Set<BackendCapability> lacking = EnumSet.allOf(BackendCapability.class);
    lacking.removeAll(capabilities);
    return lacking;
  }
}
