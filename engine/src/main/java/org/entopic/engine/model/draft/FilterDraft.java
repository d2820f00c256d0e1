package org.entopic.engine.model.draft;

import java.util.function.Function;
import org.entopic.EntityContext;
import org.entopic.query.Predicate;

/**
 * A condition that limits every query of a type.
 *
 * @param name the name by which queries can ignore it; empty for none
 * @param context the context class it needs
 * @param predicate makes the condition from a context of that class
 */
public record FilterDraft(
    String name,
    Class<? extends EntityContext> context,
    Function<EntityContext, Predicate<?>> predicate) {}
