package org.entopic.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.apiguardian.api.API;

/**
 * Has every query that returns entities load what this reference or collection leads to, as {@code
 * include} would, unless it says {@link org.entopic.query.EntityQuery#ignoreAutoIncludes}.
 *
 * <pre>{@code
 * @ManyToOne @AutoInclude Customer customer;
 * }</pre>
 *
 * <p>{@code fetch = EAGER} has no effect, as references have it by default. Circles are refused.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.METHOD})
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public @interface AutoInclude {}
