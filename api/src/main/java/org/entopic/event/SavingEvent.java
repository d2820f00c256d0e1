package org.entopic.event;

import org.apiguardian.api.API;
import org.entopic.EntityContext;

/**
 * A context is about to save.
 *
 * @param context the context
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public record SavingEvent(EntityContext context) {}
