package org.entopic.spi.service;

import java.lang.annotation.Annotation;
import java.util.List;
import org.apiguardian.api.API;

/**
 * A property whose mapping is looked for.
 *
 * <p>Immutable.
 *
 * @param declaringType the entity or complex type's class
 * @param name the name of the property
 * @param javaType the Java type
 * @param annotations the annotations of the member, its type and its getter
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public record PropertyDescription(
    Class<?> declaringType, String name, Class<?> javaType, List<Annotation> annotations) {

  /** Copies the annotations. */
  public PropertyDescription {
    annotations = List.copyOf(annotations);
  }
}
