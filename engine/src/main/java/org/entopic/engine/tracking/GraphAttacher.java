package org.entopic.engine.tracking;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.entopic.model.EntityState;
import org.entopic.model.NavigationModel.Kind;
import org.entopic.model.PropertyModel;
import org.entopic.spi.service.IdentityResolution;
import org.jspecify.annotations.Nullable;

/** Starts tracking an entity together with everything reachable from it, all or nothing. */
final class GraphAttacher {

  /** How the entities of a graph come to be tracked. */
  enum Mode {
    /** All are new. */
    ADD,
    /** Those without a generated key are new, the others are as stored. */
    ATTACH,
    /** Those without a generated key are new, the others are to be written. */
    UPDATE,
    /** Found behind a tracked entity: those with a generated key are to be written. */
    DISCOVER
  }

  private record Identity(TypePlan plan, Object key) {}

  private static final Object[] NOTHING = {};

  private final TrackingModel model;
  private final IdentityMap identities;
  private final NavigationFixer fixer;
  private final JoinFixer joins;
  private final GeneratedValues generated;
  private final KeyPropagator keys;
  private final @Nullable IdentityResolution resolution;
  private final TrackedEntries entries;
  private final UntrackedReferences untracked = new UntrackedReferences();

  GraphAttacher(
      TrackingModel model,
      IdentityMap identities,
      NavigationFixer fixer,
      JoinFixer joins,
      GeneratedValues generated,
      KeyPropagator keys,
      @Nullable IdentityResolution resolution,
      TrackedEntries entries) {
    this.model = model;
    this.identities = identities;
    this.fixer = fixer;
    this.joins = joins;
    this.generated = generated;
    this.keys = keys;
    this.resolution = resolution;
    this.entries = entries;
  }

  /** Tracks an untracked entity and what is reachable from it. */
  TrackedEntity attach(Object root, Mode mode) {
    return attach(model.plan(root), root, mode);
  }

  /** Tracks an untracked entity of a type and what is reachable from it. */
  TrackedEntity attach(TypePlan plan, Object root, Mode mode) {
    return attach(new GraphWalk(model, identities, plan, root), mode);
  }

  /** Tracks an untracked entity that was found among the dependents of a tracked one. */
  TrackedEntity discoverDependent(Object root, ForeignKeyPlan foreignKey, TrackedEntity principal) {
    var walk = new GraphWalk(model, identities, model.plan(root), root);
    walk.identify(walk.nodes.get(0), foreignKey, principal);
    return attach(walk, Mode.DISCOVER);
  }

  /** Tracks one untracked entity and nothing that is reachable from it. */
  TrackedEntity attachAlone(TrackedEntity entity, Mode mode) {
    var nodes = List.of(entity);
    Duplicates duplicates = prepare(nodes, List.of(), mode);
    TrackedEntity standing = duplicates.standingFor(entity.entity);
    if (standing != null) {
      duplicates.resolve(entries::toHandOut);
      return standing;
    }
    replaceDeleted(entity);
    identities.add(entity);
    connectTracked(entity, mode);
    meetReferring(entity, mode);
    fixer.wire(entity);
    acceptStored(nodes, mode);
    return entity;
  }

  /** Forgets which untracked entities tracked ones refer to. */
  void clear() {
    untracked.clear();
  }

  /** Connects an entity that came alone to its tracked relatives; the others may come later. */
  private void connectTracked(TrackedEntity node, Mode mode) {
    for (NavigationPlan navigation : node.plan.navigations) {
      Object value = NavigationWriter.read(node, navigation);
      if (value instanceof Collection<?> collection) {
        Object[] elements = NavigationWriter.distinct(collection);
        if (elements.length > 0) {
          node.navigations().snapshot(navigation).replaceBy(elements);
        }
        for (Object element : elements) {
          meet(node, navigation, element, mode);
        }
      } else if (value != null) {
        node.remember(navigation, value);
        meet(node, navigation, value, mode);
      }
    }
  }

  private void meet(TrackedEntity owner, NavigationPlan navigation, Object related, Mode mode) {
    TrackedEntity other = identities.find(related);
    if (other == null) {
      untracked.add(related, owner, navigation);
    } else if (navigation.kind == Kind.TO_PRINCIPAL) {
      fixer.connect(owner, navigation.foreignKey, other);
    } else {
      connectElement(owner, navigation, other, mode);
    }
  }

  /** Connects an entity to those that were tracked before and refer to it. */
  private void meetReferring(TrackedEntity node, Mode mode) {
    for (UntrackedReferences.Reference reference : untracked.take(node.entity)) {
      if (reference.stillThere(node.entity)) {
        meet(reference.owner(), reference.navigation(), node.entity, mode);
      }
    }
  }

  private TrackedEntity attach(GraphWalk walk, Mode mode) {
    walk.run();
    Duplicates duplicates = prepare(walk.nodes, walk.identifying, mode);
    List<TrackedEntity> nodes = duplicates.without(walk.nodes);
    for (TrackedEntity node : nodes) {
      replaceDeleted(node);
      identities.add(node);
    }
    for (TrackedEntity node : walk.nodes) {
      connectDependents(node, duplicates, mode);
    }
    for (TrackedEntity node : nodes) {
      connectPrincipals(node, duplicates);
      meetReferring(node, mode);
      fixer.wire(node);
    }
    acceptStored(nodes, mode);
    duplicates.resolve(entries::toHandOut);
    return tracked(walk.nodes.get(0).entity, duplicates);
  }

  /** Decides states and keys and refuses what cannot be tracked; the tracker is as before. */
  private Duplicates prepare(
      List<TrackedEntity> nodes, List<GraphWalk.Identifying> identifying, Mode mode) {
    for (TrackedEntity node : nodes) {
      if (node.isForeign()) {
        throw TrackingMessages.foreign(node.plan);
      }
      node.become(stateFor(node, mode));
      if (node.state == EntityState.ADDED) {
        generated.fill(node);
      }
      node.readKeys();
    }
    for (boolean changed = true; changed; ) {
      changed = false;
      for (GraphWalk.Identifying relation : identifying) {
        TrackedEntity dependent = relation.dependent();
        Object before = dependent.key;
        if (dependent.state == EntityState.ADDED || before == null) {
          keys.prepare(dependent, relation.foreignKey(), relation.principal());
          dependent.key = dependent.currentKey();
          dependent.readAlternates();
          changed |= dependent.key != null && !dependent.key.equals(before);
        }
      }
    }
    var duplicates = new Duplicates(resolution);
    Map<Identity, TrackedEntity> seen = nodes.size() > 1 ? new HashMap<>() : Map.of();
    for (TrackedEntity node : nodes) {
      refuseUsedAlternates(node);
      if (node.key == null) {
        refuseNullKey(node);
        continue;
      }
      TrackedEntity other = identities.find(node.plan, node.key);
      if (other != null && other.isDeleted() && node.state == EntityState.ADDED) {
        other = null;
      }
      if (nodes.size() > 1) {
        TrackedEntity first = seen.putIfAbsent(new Identity(node.plan, node.key), node);
        other = other != null ? other : first;
      }
      if (other != null) {
        duplicates.add(node, other);
      }
    }
    return duplicates;
  }

  private void refuseUsedAlternates(TrackedEntity node) {
    for (int slot = 0; slot < node.plan.alternateKeys.size(); slot++) {
      Object value = node.alternate(slot);
      TrackedEntity other = value == null ? null : identities.findAlternate(node.plan, slot, value);
      if (other != null && !other.isDeleted() && !Objects.equals(other.key, node.key)) {
        throw TrackingMessages.alternateConflict(node.plan, slot);
      }
    }
  }

  private static EntityState stateFor(TrackedEntity node, Mode mode) {
    boolean isNew = node.plan.waitsForKey() && !node.isKeySet();
    return switch (mode) {
      case ADD -> EntityState.ADDED;
      case ATTACH -> isNew ? EntityState.ADDED : EntityState.UNCHANGED;
      case UPDATE -> isNew ? EntityState.ADDED : EntityState.MODIFIED;
      case DISCOVER ->
          isNew || !node.plan.hasGeneratedKey() ? EntityState.ADDED : EntityState.MODIFIED;
    };
  }

  private static void refuseNullKey(TrackedEntity node) {
    for (PropertyModel property : node.plan.keyProperties) {
      if (node.value(property) == null
          && (node.state != EntityState.ADDED || !comesFromPrincipal(node.plan, property))) {
        throw TrackingMessages.nullKey(node.plan, property.name());
      }
    }
  }

  private static boolean comesFromPrincipal(TypePlan plan, PropertyModel property) {
    return plan.foreignKeys.stream()
        .anyMatch(
            foreignKey ->
                foreignKey.properties.stream().anyMatch(p -> p.ordinal() == property.ordinal()));
  }

  /** An entity added with the key of one to be deleted takes its place: the row is overwritten. */
  private void replaceDeleted(TrackedEntity node) {
    TrackedEntity deleted = node.key == null ? null : identities.find(node.plan, node.key);
    if (deleted != null) {
      fixer.forgetAll(List.of(deleted));
      node.original = deleted.original;
      node.become(EntityState.MODIFIED);
      node.forced = true;
      node.replacing = true;
    }
  }

  private void connectDependents(TrackedEntity node, Duplicates duplicates, Mode mode) {
    TrackedEntity standing = duplicates.standingFor(node.entity);
    for (NavigationPlan navigation : node.plan.navigations) {
      if (navigation.kind == Kind.TO_PRINCIPAL) {
        continue;
      }
      Object value = NavigationWriter.read(node, navigation);
      Object[] elements =
          value instanceof Collection<?> collection
              ? NavigationWriter.distinct(collection)
              : value == null ? NOTHING : new Object[] {value};
      if (elements.length == 0) {
        continue;
      }
      if (standing != null) {
        for (Object element : elements) {
          giveTo(standing, navigation, tracked(element, duplicates), mode);
        }
        continue;
      }
      if (navigation.isCollection()) {
        node.navigations().snapshot(navigation).replaceBy(elements);
      } else {
        node.remember(navigation, value);
      }
      for (Object element : elements) {
        TrackedEntity related = tracked(element, duplicates);
        if (related.entity != element && !duplicates.isEmpty()) {
          Duplicates.replace(node, navigation, element, related);
        }
        connectElement(node, navigation, related, mode);
      }
    }
  }

  /** Connects what an instance that is not tracked leads to with the one that stands for it. */
  private void giveTo(
      TrackedEntity standing, NavigationPlan navigation, TrackedEntity element, Mode mode) {
    if (navigation.kind == Kind.MANY_TO_MANY) {
      connectElement(standing, navigation, element, mode);
      NavigationWriter.add(standing, navigation, element.entity);
    } else {
      fixer.connect(element, navigation.foreignKey, standing);
    }
  }

  private void connectElement(
      TrackedEntity node, NavigationPlan navigation, TrackedEntity element, Mode mode) {
    if (navigation.kind == Kind.MANY_TO_MANY) {
      boolean stored = mode == Mode.ATTACH || mode == Mode.UPDATE;
      joins.connect(
          node,
          navigation,
          element,
          stored && node.state != EntityState.ADDED && element.state != EntityState.ADDED
              ? EntityState.UNCHANGED
              : EntityState.ADDED);
    } else {
      fixer.adopt(element, navigation.foreignKey, node);
    }
  }

  private void connectPrincipals(TrackedEntity node, Duplicates duplicates) {
    for (NavigationPlan navigation : node.plan.navigations) {
      if (navigation.kind == Kind.TO_PRINCIPAL) {
        Object value = NavigationWriter.read(node, navigation);
        if (value != null) {
          fixer.connect(node, navigation.foreignKey, tracked(value, duplicates));
        }
      }
    }
  }

  /** The values after wiring are what the store is taken to have. */
  private void acceptStored(List<TrackedEntity> nodes, Mode mode) {
    for (TrackedEntity node : nodes) {
      if (node.state != EntityState.ADDED && node.original == null && node.key != null) {
        node.accept(node.row(identities.entries(node.plan).rows(), node.key));
        node.forced = mode == Mode.UPDATE || mode == Mode.DISCOVER;
        node.partial = !node.plan.shadowProperties.isEmpty();
      }
    }
  }

  private TrackedEntity tracked(Object entity, Duplicates duplicates) {
    TrackedEntity standing = duplicates.standingFor(entity);
    TrackedEntity found = standing != null ? standing : identities.find(entity);
    if (found == null) {
      throw TrackingMessages.unknownType(entity.getClass().getName());
    }
    return found;
  }
}
