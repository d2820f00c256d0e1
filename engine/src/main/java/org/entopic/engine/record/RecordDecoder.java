package org.entopic.engine.record;

import java.lang.ref.Reference;
import java.lang.ref.WeakReference;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import org.entopic.SerializationFailedException;
import org.entopic.model.KeyValues;
import org.entopic.model.PropertyModel;
import org.entopic.spi.backend.Row;
import org.entopic.spi.backend.RowBuilder;
import org.entopic.spi.backend.RowDecoder;
import org.entopic.spi.backend.UnknownSchemaException;
import org.entopic.spi.serde.SchemaDocument;
import org.entopic.spi.serde.ValueDecoder;
import org.jspecify.annotations.Nullable;

/**
 * Turns the records of one entity type into rows; thread-safe.
 *
 * <p>Whatever a codec throws leaves as {@link SerializationFailedException}, because the caller is
 * the thread that feeds the view.
 */
public final class RecordDecoder implements RowDecoder {
  private final RecordFormat format;
  private final long ownSchema;
  private final Function<SchemaDocument, ValueDecoder> resolver;
  private final Supplier<? extends ValueDecoder> unmarked;
  private final Map<Long, ValueDecoder> learnt = new ConcurrentHashMap<>();
  private final int[] keyOrdinals;
  private final @Nullable Discriminators discriminators;

  /** A thread may outlive the decoder and keeps what is in its locals, so these know weakly. */
  private final ThreadLocal<Reference<RowBuilder>> own = ThreadLocal.withInitial(this::newBuilder);

  private final Map<Thread, RowBuilder> builders = Collections.synchronizedMap(new WeakHashMap<>());

  /** Creates a decoder of a format, which reads its schemas only. */
  public RecordDecoder(RecordFormat format) {
    this(format, format.values()::decoder, format::values);
  }

  /**
   * Creates a decoder of a format.
   *
   * @param resolver returns what decodes records of another schema, or throws
   * @param unmarked returns what decodes records that name no schema
   */
  public RecordDecoder(
      RecordFormat format,
      Function<SchemaDocument, ValueDecoder> resolver,
      Supplier<? extends ValueDecoder> unmarked) {
    this.format = format;
    this.unmarked = unmarked;
    this.ownSchema = format.schema().fingerprint();
    this.resolver = resolver;
    List<PropertyModel> key = format.type().primaryKey().properties();
    this.keyOrdinals = key.stream().mapToInt(PropertyModel::ordinal).toArray();
    this.discriminators = Discriminators.of(format.type());
  }

  @Override
  public void learn(SchemaDocument writer) {
    long fingerprint = writer.fingerprint();
    if (fingerprint != ownSchema && !learnt.containsKey(fingerprint)) {
      learnt.put(fingerprint, resolver.apply(writer));
    }
  }

  private ValueDecoder decoder(long fingerprint) {
    if (fingerprint == ownSchema) {
      return format.values();
    } else if (fingerprint == 0) {
      return unmarked.get();
    }
    ValueDecoder decoder = learnt.get(fingerprint);
    if (decoder == null) {
      throw new UnknownSchemaException(format.type().name(), fingerprint);
    }
    return decoder;
  }

  @Override
  public Object key(byte @Nullable [] key) {
    if (key == null) {
      throw RecordMessages.noKey(format);
    }
    try {
      return format.keys().decode(key);
    } catch (SerializationFailedException e) {
      throw e;
    } catch (RuntimeException e) {
      throw RecordMessages.notRead(format, "key", key.length, e);
    }
  }

  @Override
  public Row row(
      Object key, byte[] value, long fingerprint, int partition, long offset, long timestamp) {
    ValueDecoder decoder = decoder(fingerprint);
    RowBuilder builder = builder();
    try {
      setKey(builder, key);
      decoder.decode(value, builder);
      if (discriminators != null && !discriminators.complete(builder)) {
        throw RecordMessages.unknownClass(format);
      }
      return builder.build(key, partition, offset, timestamp);
    } catch (SerializationFailedException e) {
      builder.reset();
      throw e;
    } catch (RuntimeException e) {
      builder.reset();
      throw RecordMessages.notRead(format, "value", value.length, e);
    }
  }

  private RowBuilder builder() {
    return Objects.requireNonNull(own.get().get());
  }

  private Reference<RowBuilder> newBuilder() {
    var builder = new RowBuilder(format.type().rootType());
    builders.put(Thread.currentThread(), builder);
    return new WeakReference<>(builder);
  }

  private void setKey(RowBuilder builder, Object key) {
    if (keyOrdinals.length == 0) {
      return;
    }
    if (keyOrdinals.length == 1) {
      builder.set(keyOrdinals[0], key);
      return;
    }
    var values = (KeyValues) key;
    for (int i = 0; i < keyOrdinals.length; i++) {
      builder.set(keyOrdinals[i], values.get(i));
    }
  }
}
