package org.entopic.engine.model.draft;

import java.util.function.Function;

/**
 * An earlier form of an entity type.
 *
 * @param form the class as it was
 * @param function makes an entity of one in the earlier form
 */
public record UpcasterDraft(Class<?> form, Function<Object, Object> function) {}
