package org.entopic.engine.record;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import org.entopic.SerializationFailedException;
import org.entopic.model.EntityTypeModel;
import org.entopic.model.KeyValues;
import org.entopic.model.PropertyModel;
import org.entopic.spi.backend.Row;
import org.entopic.spi.backend.RowBuilder;
import org.entopic.spi.backend.UnknownSchemaException;
import org.entopic.spi.serde.SchemaDocument;
import org.entopic.spi.serde.ValueDecoder;

/** Finds the keys of one entity type's records in their values; thread-safe. */
public final class KeyOfValue {
  private final RecordFormat format;
  private final KeyPart keys;
  private final BiFunction<EntityTypeModel, SchemaDocument, ValueDecoder> decoders;
  private final Map<Long, SchemaDocument> learnt = new ConcurrentHashMap<>();
  private final Map<Long, ValueDecoder> made = new ConcurrentHashMap<>();

  /**
   * Creates what finds the keys.
   *
   * @param decoders returns what decodes a type from records of a schema
   */
  public KeyOfValue(
      RecordFormat format, BiFunction<EntityTypeModel, SchemaDocument, ValueDecoder> decoders) {
    this.format = format;
    this.keys = new KeyPart(format.type());
    this.decoders = decoders;
    learn(format.schema());
  }

  /** Gets ready for values that were written with a schema. */
  public void learn(SchemaDocument writer) {
    learnt.put(writer.fingerprint(), writer);
  }

  /**
   * Returns the key in a value.
   *
   * @throws UnknownSchemaException if the schema was not learnt
   * @throws SerializationFailedException if there is no key in the bytes
   */
  public Object key(byte[] value, long fingerprint) {
    ValueDecoder decoder = made.computeIfAbsent(fingerprint, this::decoder);
    var target = new RowBuilder(keys);
    try {
      decoder.decode(value, target);
    } catch (SerializationFailedException e) {
      throw e;
    } catch (RuntimeException e) {
      throw RecordMessages.notRead(format, "value", value.length, e);
    }
    Row row = target.buildNested();
    List<PropertyModel> properties = keys.properties();
    var values = new Object[properties.size()];
    for (int i = 0; i < values.length; i++) {
      Object found = row.get(properties.get(i).ordinal());
      if (found == null) {
        throw RecordMessages.noKeyInValue(format);
      }
      values[i] = found;
    }
    return values.length == 1 ? values[0] : KeyValues.of(values);
  }

  private ValueDecoder decoder(long fingerprint) {
    SchemaDocument writer = learnt.get(fingerprint);
    if (writer == null) {
      throw new UnknownSchemaException(keys.name(), fingerprint);
    }
    return decoders.apply(keys, writer);
  }
}
