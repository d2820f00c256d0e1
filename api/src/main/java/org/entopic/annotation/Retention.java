package org.entopic.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.apiguardian.api.API;

/**
 * Lets Kafka forget entities that were not saved for some time: the topic is created with the
 * clean-up policy {@code compact,delete}.
 *
 * <p>Kafka deletes whole segments, later than the time at the earliest, and tells nobody: a local
 * view keeps what it has read until it is filled anew.
 */
@Documented
@java.lang.annotation.Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public @interface Retention {

  /** Returns the time in the form of {@link java.time.Duration#parse}, such as {@code P7D}. */
  String value();
}
