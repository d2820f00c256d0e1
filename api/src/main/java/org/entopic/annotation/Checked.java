package org.entopic.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.apiguardian.api.API;

/**
 * Has every save of an entity type checked against what all processes have written: the key of a
 * new entity must be free, the row of a changed or deleted one must be there.
 *
 * <p>Types with a version, a concurrency token or a unique index, and both ends of a relation that
 * rejects missing principals, are checked without it.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public @interface Checked {}
