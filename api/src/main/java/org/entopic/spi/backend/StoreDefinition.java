package org.entopic.spi.backend;

import java.util.List;
import org.apiguardian.api.API;
import org.entopic.model.EntityTypeModel;
import org.entopic.spi.serde.SchemaDocument;

/**
 * What a backend needs to know of one entity type.
 *
 * @param type the entity type
 * @param decoder turns its records into rows
 * @param schema the schema that this factory writes if none was published before; factories whose
 *     models agree have the same
 * @param choice chooses the schema that this factory writes
 * @param aggregations the groups to keep current, where the backend declares {@link
 *     BackendCapability#LIVE_AGGREGATES}
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public record StoreDefinition(
    EntityTypeModel type,
    RowDecoder decoder,
    SchemaDocument schema,
    SchemaChoice choice,
    List<RowAggregation> aggregations) {

  /** Copies the list. */
  public StoreDefinition {
    aggregations = List.copyOf(aggregations);
  }

  /** Creates a definition without aggregations. */
  public StoreDefinition(
      EntityTypeModel type, RowDecoder decoder, SchemaDocument schema, SchemaChoice choice) {
    this(type, decoder, schema, choice, List.of());
  }

  /** Creates a definition whose schema does not depend on others. */
  public StoreDefinition(EntityTypeModel type, RowDecoder decoder, SchemaDocument schema) {
    this(type, decoder, schema, published -> schema);
  }
}
