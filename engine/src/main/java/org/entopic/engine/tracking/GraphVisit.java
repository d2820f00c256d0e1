package org.entopic.engine.tracking;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.entopic.EntityEntry;
import org.entopic.GraphNode;
import org.entopic.model.NavigationModel;
import org.jspecify.annotations.Nullable;

/** Takes a visitor through a graph, depth first, and stops where it leaves an entity untracked. */
final class GraphVisit {
  private record Step(
      Object entity, @Nullable TrackedEntity source, @Nullable NavigationModel inbound) {}

  private final ChangeTracker tracker;
  private final Consumer<? super GraphNode> visitor;
  private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Deque<Step> open = new ArrayDeque<>();

  GraphVisit(ChangeTracker tracker, Consumer<? super GraphNode> visitor) {
    this.tracker = tracker;
    this.visitor = visitor;
  }

  void run(Object root) {
    open.push(new Step(root, null, null));
    while (!open.isEmpty()) {
      Step step = open.pop();
      if (seen.add(step.entity) && tracker.find(step.entity) == null) {
        visit(step);
      }
    }
  }

  private void visit(Step step) {
    TrackedEntity source = step.source;
    Optional<EntityEntry<?>> from =
        source == null ? Optional.empty() : Optional.of(tracker.entries().of(source.entity));
    visitor.accept(
        new GraphNode(tracker.entries().of(step.entity), from, Optional.ofNullable(step.inbound)));
    TrackedEntity tracked = tracker.find(step.entity);
    if (tracked != null) {
      List<Step> next = new ArrayList<>();
      for (NavigationPlan navigation : tracked.plan.navigations) {
        Object value = NavigationWriter.read(tracked, navigation);
        if (value instanceof Collection<?> collection) {
          for (Object element : NavigationWriter.distinct(collection)) {
            next.add(new Step(element, tracked, navigation.model));
          }
        } else if (value != null) {
          next.add(new Step(value, tracked, navigation.model));
        }
      }
      Collections.reverse(next);
      next.forEach(open::push);
    }
  }
}
