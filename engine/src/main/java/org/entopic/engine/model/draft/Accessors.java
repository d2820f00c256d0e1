package org.entopic.engine.model.draft;

import java.lang.invoke.MethodHandle;
import org.jspecify.annotations.Nullable;

/**
 * The methods of a member that is not read and written by its field.
 *
 * @param getter takes the instance
 * @param setter takes instance and value; null where there is none
 */
public record Accessors(MethodHandle getter, @Nullable MethodHandle setter) {}
