package org.entopic.event;

import org.apiguardian.api.API;
import org.entopic.EntityContext;

/**
 * A save is about to throw.
 *
 * @param context the context
 * @param failure what it throws; {@link org.entopic.SaveNotVisibleException} where everything is
 *     written
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public record SaveFailedEvent(EntityContext context, RuntimeException failure) {}
