package org.entopic.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.apiguardian.api.API;

/**
 * Sets how records of an entity type travel to Kafka, where that differs from other types.
 *
 * <pre>{@code
 * @ProducerConfig({"compression.type=zstd", "linger.ms=20"})
 * }</pre>
 *
 * <p>A save that writes only types with the same settings is sent by a producer of that kind; one
 * that writes others too goes by the factory's own settings. Only {@code compression.type}, {@code
 * compression.gzip.level}, {@code compression.lz4.level}, {@code compression.zstd.level}, {@code
 * linger.ms} and {@code batch.size} can differ from type to type, and not for checked types, all of
 * which one producer writes.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public @interface ProducerConfig {

  /** Returns the settings, each as {@code name=value} with Kafka's name. */
  String[] value();
}
