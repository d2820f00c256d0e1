package org.entopic;

import java.util.Optional;
import org.apiguardian.api.API;
import org.entopic.model.NavigationModel;

/**
 * An entity that {@link ChangeTracking#trackGraph} has come to.
 *
 * @param entry the entity's entry, detached until the visitor sets its state
 * @param source the entry of the entity from which it was reached, empty for the root
 * @param inbound the navigation by which it was reached, empty for the root
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public record GraphNode(
    EntityEntry<?> entry, Optional<EntityEntry<?>> source, Optional<NavigationModel> inbound) {}
