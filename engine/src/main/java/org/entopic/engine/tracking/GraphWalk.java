package org.entopic.engine.tracking;

import java.util.ArrayList;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.List;
import org.entopic.model.NavigationModel.Kind;
import org.jspecify.annotations.Nullable;

/** Collects what is reachable from an entity and not tracked, breadth first. */
final class GraphWalk {
  /** A relation that gives the dependent part of its key. */
  record Identifying(TrackedEntity dependent, ForeignKeyPlan foreignKey, TrackedEntity principal) {}

  private final TrackingModel model;
  private final IdentityMap identities;
  final List<TrackedEntity> nodes = new ArrayList<>(1);
  List<Identifying> identifying = List.of();
  private @Nullable IdentityHashMap<Object, TrackedEntity> seen;

  GraphWalk(TrackingModel model, IdentityMap identities, TypePlan plan, Object root) {
    this.model = model;
    this.identities = identities;
    nodes.add(new TrackedEntity(plan, root));
  }

  void run() {
    for (int i = 0; i < nodes.size(); i++) {
      TrackedEntity node = nodes.get(i);
      for (NavigationPlan navigation : node.plan.navigations) {
        Object value = NavigationWriter.read(node, navigation);
        if (value instanceof Collection<?> collection) {
          for (Object element : collection) {
            if (element != null) {
              visit(node, navigation, element);
            }
          }
        } else if (value != null) {
          visit(node, navigation, value);
        }
      }
    }
  }

  void identify(TrackedEntity dependent, ForeignKeyPlan foreignKey, TrackedEntity principal) {
    if (foreignKey.isPartOfKey()) {
      if (identifying.isEmpty()) {
        identifying = new ArrayList<>();
      }
      identifying.add(new Identifying(dependent, foreignKey, principal));
    }
  }

  private void visit(TrackedEntity from, NavigationPlan navigation, Object entity) {
    TrackedEntity to = reach(entity);
    if (navigation.kind == Kind.TO_PRINCIPAL) {
      identify(from, navigation.foreignKey, to);
    } else if (navigation.kind != Kind.MANY_TO_MANY && !to.isTracked()) {
      identify(to, navigation.foreignKey, from);
    }
  }

  private TrackedEntity reach(Object entity) {
    TrackedEntity known = identities.find(entity);
    if (known != null) {
      return known;
    }
    if (seen == null) {
      seen = new IdentityHashMap<>();
      seen.put(nodes.get(0).entity, nodes.get(0));
    }
    TrackedEntity node = seen.get(entity);
    if (node == null) {
      node = new TrackedEntity(model.plan(entity), entity);
      seen.put(entity, node);
      nodes.add(node);
    }
    return node;
  }
}
