package org.entopic.engine.model.draft;

/**
 * The entity type that joins the two sides of a many-to-many relation.
 *
 * @param type the class
 * @param toSource the name of its reference to the type that the relation starts from
 * @param toTarget the name of its reference to the type of the elements
 */
public record JoinReferences(Class<?> type, String toSource, String toTarget) {}
