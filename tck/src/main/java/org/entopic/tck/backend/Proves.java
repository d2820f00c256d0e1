package org.entopic.tck.backend;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.entopic.spi.backend.BackendCapability;

/** Says which capability a class of rules proves. */
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@interface Proves {
  /** Returns the capability. */
  BackendCapability value();
}
