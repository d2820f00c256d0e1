package org.entopic.spi.serde;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apiguardian.api.API;
import org.entopic.model.EntityTypeModel;
import org.entopic.spi.SpiVersion;

/**
 * Offers a serializer under a name; found through {@link java.util.ServiceLoader} or as an OSGi
 * service.
 *
 * <p>Implementations are thread-safe and have a public constructor without parameters.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public interface SerializerProvider {

  /** Returns the unique name, in lower case, such as {@code json}. */
  String name();

  /**
   * Returns whether the serializer is used only where it is chosen by name, as a variant of another
   * one is; others are used without being named where they are the only one.
   */
  default boolean isByNameOnly() {
    return false;
  }

  /** Returns the version of these interfaces that the provider was built for. */
  SpiVersion spiVersion();

  /** Returns what the serializer can do. */
  Set<SerializerCapability> capabilities(SerializerConfig config);

  /** Returns the codec for the keys of an entity type. */
  default KeyCodec keyCodec(EntityTypeModel type, SerializerConfig config) {
    return KeyCodec.standard(
        type.primaryKey().properties().stream().map(property -> property.storeType()).toList());
  }

  /** Returns the codec for the values of an entity type of which no schema was published. */
  ValueCodec valueCodec(EntityTypeModel type, SerializerConfig config);

  /**
   * Returns the codec for the values of an entity type, whose schema may go on from those published
   * before: a format that tells fields by numbers keeps them. With the same schemas, and its own
   * behind them, the codec has the same schema again.
   *
   * @param published the schemas published of the entity type, in all formats, the oldest first
   */
  default ValueCodec valueCodec(
      EntityTypeModel type, SerializerConfig config, List<SchemaDocument> published) {
    return valueCodec(type, config);
  }

  /**
   * Returns what reads records of a schema where nothing else is known of them; empty unless the
   * schemas of this format tell enough.
   *
   * @throws org.entopic.ConfigurationException if the text is no schema of this format
   */
  default Optional<GenericDecoder> genericDecoder(SchemaDocument writer) {
    return Optional.empty();
  }
}
