package org.entopic.engine.record;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.entopic.engine.model.EntityMapping;
import org.entopic.model.EntityTypeModel;
import org.entopic.model.KeyValues;
import org.entopic.model.PropertyModel;
import org.entopic.spi.backend.Row;
import org.entopic.spi.backend.RowBuilder;
import org.entopic.spi.serde.SchemaDocument;
import org.entopic.spi.serde.ValueCodec;
import org.entopic.spi.serde.ValueDecoder;

/** Makes rows of an entity type from records of an earlier form of it; thread-safe. */
public final class Upcaster {
  private record ShadowValue(int from, int to) {}

  private final EntityMapping now;
  private final EntityMapping earlier;
  private final Function<Object, Object> function;
  private final List<PropertyModel> keyNow;
  private final List<PropertyModel> keyEarlier;
  private final List<ShadowValue> shadows = new ArrayList<>();

  /**
   * Creates an upcaster.
   *
   * @throws org.entopic.ConfigurationException if the earlier form has another key
   */
  public Upcaster(EntityMapping now, EntityMapping earlier, Function<Object, Object> function) {
    this.now = now;
    this.earlier = earlier;
    this.function = function;
    this.keyNow = now.type().primaryKey().properties();
    this.keyEarlier = earlier.type().primaryKey().properties();
    if (!types(keyNow).equals(types(keyEarlier))) {
      throw RecordMessages.otherKey(now.type(), earlier.type());
    }
    for (PropertyModel property : now.type().properties()) {
      if (property.isShadow()) {
        shadow(property);
      }
    }
  }

  private static List<?> types(List<PropertyModel> properties) {
    return properties.stream().map(PropertyModel::storeType).toList();
  }

  private void shadow(PropertyModel property) {
    Optional<PropertyModel> same =
        earlier.type().property(property.name()).filter(p -> !p.isKey() && !property.isKey());
    if (same.isPresent() && same.get().storeType().equals(property.storeType())) {
      shadows.add(new ShadowValue(same.get().ordinal(), property.ordinal()));
    }
  }

  /** Returns the earlier form. */
  public EntityTypeModel form() {
    return earlier.type();
  }

  /**
   * Returns what reads records of a schema through the earlier form.
   *
   * @param codec the codec of the earlier form
   * @throws org.entopic.IncompatibleSchemaException if the earlier form cannot be read from them
   */
  public ValueDecoder decoder(ValueCodec codec, SchemaDocument writer) {
    ValueDecoder decoder = codec.decoder(writer);
    return (bytes, target) -> upcast(decoder, bytes, target);
  }

  private void upcast(ValueDecoder decoder, byte[] bytes, RowBuilder target) {
    Row known = target.buildNested();
    var old = new RowBuilder(earlier.type());
    Object[] key = new Object[keyNow.size()];
    for (int i = 0; i < key.length; i++) {
      Object value = known.get(keyNow.get(i).ordinal());
      if (value == null) {
        throw RecordMessages.nothingMade(now.type(), earlier.type());
      }
      key[i] = value;
      old.set(keyEarlier.get(i).ordinal(), value);
    }
    decoder.decode(bytes, old);
    Row row = old.build(key.length == 1 ? key[0] : KeyValues.of(key));
    Object entity = function.apply(earlier.instantiate(row));
    if (entity == null) {
      throw RecordMessages.nothingMade(now.type(), earlier.type());
    }
    now.read(entity, target);
    shadows.forEach(shadow -> target.set(shadow.to(), row.get(shadow.from())));
    for (int i = 0; i < key.length; i++) {
      target.set(keyNow.get(i).ordinal(), key[i]);
    }
  }
}
