package org.entopic.engine;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.entopic.engine.model.EntityMapping;
import org.entopic.engine.query.expression.LiveAggregation;
import org.entopic.engine.record.FormatChoice;
import org.entopic.engine.record.KeyOfValue;
import org.entopic.engine.record.RecordDecoder;
import org.entopic.engine.record.RecordFormat;
import org.entopic.model.PropertyModel;
import org.entopic.spi.backend.EncodedRecord;
import org.entopic.spi.backend.Row;
import org.entopic.spi.backend.RowBuilder;
import org.entopic.spi.backend.StoreDefinition;
import org.entopic.spi.engine.EntityFormat;
import org.entopic.spi.serde.KeyCodec;
import org.entopic.spi.serde.SchemaDocument;
import org.entopic.spi.serde.ValueCodec;
import org.jspecify.annotations.Nullable;

/** The format of one entity type, with what reads the records of other schemas; thread-safe. */
final class TypeFormat implements EntityFormat {
  private final EntityMapping mapping;
  private final FormatChoice choice;
  private final KeyOfValue keysOfValues;
  private final StoreDefinition definition;
  private final List<LiveAggregation> aggregations;

  private TypeFormat(
      EntityMapping mapping,
      FormatChoice choice,
      KeyOfValue keysOfValues,
      StoreDefinition definition,
      List<LiveAggregation> aggregations) {
    this.mapping = mapping;
    this.choice = choice;
    this.keysOfValues = keysOfValues;
    this.definition = definition;
    this.aggregations = aggregations;
  }

  /**
   * Returns the format.
   *
   * @param aggregations the live aggregates of the type
   * @param first the format where nothing was published
   * @param codecs returns the codec that goes on from published schemas
   */
  static TypeFormat of(
      EntityMapping mapping,
      List<LiveAggregation> aggregations,
      RecordFormat first,
      WriterSchemas schemas,
      Function<List<SchemaDocument>, ValueCodec> codecs) {
    var choice = new FormatChoice(first, codecs);
    var keysOfValues = new KeyOfValue(first, schemas::part);
    var decoder =
        new RecordDecoder(
            first,
            writer -> {
              keysOfValues.learn(writer);
              return schemas.decoder(writer);
            },
            () -> choice.current().values());
    return new TypeFormat(
        mapping,
        choice,
        keysOfValues,
        new StoreDefinition(
            first.type(), decoder, first.schema(), choice, List.copyOf(aggregations)),
        aggregations);
  }

  /** Returns the choice of the format that is written. */
  FormatChoice choice() {
    return choice;
  }

  /** Returns the live aggregates of the type. */
  List<LiveAggregation> aggregations() {
    return aggregations;
  }

  @Override
  public StoreDefinition definition() {
    return definition;
  }

  @Override
  public KeyCodec keys() {
    return choice.current().keys();
  }

  @Override
  public Row row(byte[] value, long fingerprint) {
    long written = fingerprint == 0 ? choice.current().schema().fingerprint() : fingerprint;
    Object key = keysOfValues.key(value, written);
    return definition.decoder().row(key, value, fingerprint, -1, Row.NO_OFFSET, -1);
  }

  @Override
  public Object entity(Row row) {
    return mapping.instantiate(row);
  }

  // javac 17 loses annotations of type arguments in class files: the interface looks different
  @Override
  @SuppressWarnings("NullAway")
  public Map<String, @Nullable Object> values(Row row) {
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    for (PropertyModel property : mapping.type().properties()) {
      values.put(property.name(), mapping.toJava(property, row.get(property.ordinal())));
    }
    return values;
  }

  @Override
  public EncodedRecord encode(Object entity) {
    List<String> shadows =
        mapping.type().properties().stream()
            .filter(PropertyModel::isShadow)
            .map(PropertyModel::name)
            .toList();
    if (!shadows.isEmpty()) {
      throw EngineMessages.notWrittenAlone(mapping.type(), shadows);
    } else if (mapping.type().isReadOnly()) {
      throw EngineMessages.readOnly(mapping.type());
    }
    Object key = mapping.key(entity);
    if (key == null) {
      throw EngineMessages.writtenWithoutKey(mapping.type());
    }
    var target = new RowBuilder(mapping.type());
    mapping.read(entity, target);
    return choice.current().encode(key, target.build(key));
  }
}
