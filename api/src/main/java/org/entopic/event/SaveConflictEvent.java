package org.entopic.event;

import org.apiguardian.api.API;
import org.entopic.ConcurrencyConflictException;
import org.entopic.EntityContext;

/**
 * A save met a conflict.
 *
 * @param context the context
 * @param conflict what is to be thrown, with what settles it
 * @param attempt how often the save has been tried, from 1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public record SaveConflictEvent(
    EntityContext context, ConcurrencyConflictException conflict, int attempt) {}
