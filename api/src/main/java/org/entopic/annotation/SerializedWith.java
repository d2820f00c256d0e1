package org.entopic.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.apiguardian.api.API;

/** Chooses the serializers of an entity type. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public @interface SerializedWith {

  /** Returns the name of the serializer of the values, such as {@code json}. */
  String value();

  /** Returns the name of the serializer of the keys; empty leaves it to the factory. */
  String keys() default "";
}
