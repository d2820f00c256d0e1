package org.entopic.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.apiguardian.api.API;

/**
 * Sets topic settings that an entity type's topic is created with.
 *
 * <pre>{@code
 * @TopicConfig({"segment.ms=3600000", "max.message.bytes=2097152"})
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public @interface TopicConfig {

  /** Returns the settings, each as {@code name=value} with Kafka's name. */
  String[] value();
}
