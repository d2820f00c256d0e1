package org.entopic.reader;

import java.util.Map;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;
import org.entopic.EntityStoreException;
import org.entopic.spi.engine.EntityFormat;
import org.jspecify.annotations.Nullable;

/** Keys of one entity type; thread-safe. */
final class KeySerde<K> implements Serde<K>, Serializer<K>, Deserializer<K> {
  private final EntityFormat format;
  private final Class<K> type;

  KeySerde(EntityFormat format, Class<K> type) {
    this.format = format;
    this.type = type;
  }

  @Override
  public Serializer<K> serializer() {
    return this;
  }

  @Override
  public Deserializer<K> deserializer() {
    return this;
  }

  @Override
  public byte @Nullable [] serialize(String topic, @Nullable K key) {
    try {
      return key == null ? null : format.keys().encode(key);
    } catch (EntityStoreException e) {
      throw ReaderMessages.notSerialized(topic, e);
    }
  }

  @Override
  public @Nullable K deserialize(String topic, byte @Nullable [] bytes) {
    if (bytes == null) {
      return null;
    }
    try {
      Object key = format.definition().decoder().key(bytes);
      if (!type.isInstance(key)) {
        throw ReaderMessages.otherKey(format.definition().type().name(), key, type);
      }
      return type.cast(key);
    } catch (EntityStoreException e) {
      throw ReaderMessages.notDeserialized(topic, e);
    }
  }

  @Override
  public void close() {}

  @Override
  public void configure(Map<String, ?> configs, boolean isKey) {}
}
