package org.entopic.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.apiguardian.api.API;

/**
 * Names what the field of a property was called in earlier schemas, so that it is still read; on a
 * class of a hierarchy, what its discriminator was in earlier records.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.FIELD, ElementType.METHOD, ElementType.RECORD_COMPONENT})
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public @interface FormerNames {

  /** Returns the names, the latest first. */
  String[] value();
}
