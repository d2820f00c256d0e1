package org.entopic.spi.service;

import java.lang.annotation.Annotation;
import java.util.List;
import org.apiguardian.api.API;
import org.entopic.model.PropertyBuilder;

/** A property while conventions complete the model. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public interface ConventionProperty {

  /** Returns the class that has the property. */
  Class<?> declaringType();

  /** Returns the name. */
  String name();

  /** Returns the Java type. */
  Class<?> javaType();

  /** Returns the annotations of the member, its type and its getter. */
  List<Annotation> annotations();

  /** Returns the builder that decides as conventions do. */
  PropertyBuilder builder();
}
