package org.entopic.engine.model.convention;

import static org.entopic.model.ConfigurationSource.ANNOTATION;
import static org.entopic.model.ConfigurationSource.CONVENTION;
import static org.entopic.model.ConfigurationSource.FLUENT;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.entopic.engine.model.draft.EntityDraft;
import org.entopic.engine.model.draft.ModelDraft;
import org.entopic.engine.model.draft.NavigationDraft;
import org.entopic.engine.model.draft.RelationDraft;
import org.entopic.engine.model.draft.RelationDraft.Kind;
import org.entopic.engine.model.draft.RelationMessages;
import org.entopic.engine.model.draft.RelationRequest;
import org.entopic.engine.model.draft.RelationSettings;
import org.entopic.model.ConfigurationSource;
import org.jspecify.annotations.Nullable;

/** Makes relations of navigations: the configured ones, those with mappedBy, then the rest. */
final class RelationshipDiscovery {
  private final ModelDraft draft;
  private final DependentSide dependentSide;

  RelationshipDiscovery(ModelDraft draft) {
    this.draft = draft;
    this.dependentSide = new DependentSide(draft);
  }

  /** Makes the relations that the fluent builders and {@code mappedBy} declare. */
  void applyDeclared() {
    draft.requests.forEach(this::applyRequest);
    for (NavigationDraft navigation : unpaired()) {
      mappedBy(navigation).ifPresent(inverse -> pairMapped(navigation, inverse));
    }
  }

  private void applyRequest(RelationRequest request) {
    if (involvesIgnored(request)) {
      return;
    }
    EntityDraft from = draft.current(request.from());
    if (!request.isComplete()) {
      draft.problem(RelationMessages.unfinishedRelation(request));
      return;
    }
    NavigationDraft start = named(from, request.navigation());
    if (request.navigation() != null && start == null) {
      return;
    }
    EntityDraft named = request.target();
    EntityDraft target =
        start != null ? start.target() : draft.current(named != null ? named : request.from());
    NavigationDraft end = named(target, request.inverse());
    if (request.inverse() != null && end == null) {
      return;
    }
    if (fits(start, request.hasManyTargets(), target)
        && fits(end, request.hasManySources(), from)) {
      configure(request, from, target, start, end);
    }
  }

  private boolean involvesIgnored(RelationRequest request) {
    EntityDraft target = request.target();
    return isIgnored(request.from()) || (target != null && isIgnored(target));
  }

  private boolean isIgnored(EntityDraft type) {
    return !type.isPropertyBag() && draft.ignored.contains(type.javaType());
  }

  private void configure(
      RelationRequest request,
      EntityDraft from,
      EntityDraft target,
      @Nullable NavigationDraft start,
      @Nullable NavigationDraft end) {
    for (NavigationDraft side : sides(start, end)) {
      Optional<RelationDraft> existing = side.relation();
      if (existing.isPresent()) {
        if (sides(start, end).stream().allMatch(s -> s.relation().equals(existing))) {
          existing.get().settings().addAll(request.settings());
        } else {
          draft.problem(RelationMessages.takenInverse(side, existing.get()));
        }
        return;
      }
    }
    RelationSettings settings = request.settings();
    if (request.hasManyTargets() && request.hasManySources()) {
      add(Kind.MANY_TO_MANY, from, target, start, end, settings, FLUENT);
    } else if (request.hasManyTargets()) {
      add(Kind.MANY_TO_ONE, from, target, start, end, settings, FLUENT);
    } else if (request.hasManySources()) {
      add(Kind.MANY_TO_ONE, target, from, end, start, settings, FLUENT);
    } else {
      addOneToOne(from, target, start, end, settings, FLUENT);
    }
  }

  private @Nullable NavigationDraft named(EntityDraft entity, @Nullable String name) {
    if (name == null) {
      return null;
    }
    NavigationDraft found = entity.navigations.get(name);
    if (found == null && entity.access().isPresent()) {
      draft.problem(RelationMessages.noNavigation(entity, name));
    }
    return found;
  }

  private boolean fits(@Nullable NavigationDraft side, boolean many, EntityDraft target) {
    if (side == null || (side.isCollection() == many && side.target() == target)) {
      return true;
    }
    String expected = (many ? "a collection of " : "a reference to ") + target;
    draft.problem(RelationMessages.wrongNavigation(side, expected));
    return false;
  }

  private static List<NavigationDraft> sides(
      @Nullable NavigationDraft start, @Nullable NavigationDraft end) {
    var sides = new ArrayList<NavigationDraft>();
    if (start != null) {
      sides.add(start);
    }
    if (end != null) {
      sides.add(end);
    }
    return sides;
  }

  private Optional<NavigationDraft> mappedBy(NavigationDraft navigation) {
    String name =
        RelationAnnotation.of(navigation.member()).map(RelationAnnotation::mappedBy).orElse("");
    if (name.isEmpty() || navigation.relation().isPresent()) {
      return Optional.empty();
    }
    NavigationDraft inverse = navigation.target().navigations.get(name);
    if (inverse == null || !inverse.canBeInverseOf(navigation)) {
      if (navigation.target().access().isPresent()) {
        draft.problem(
            RelationMessages.missingInverse(navigation, navigation.target().javaType(), name));
      }
      return Optional.empty();
    }
    if (inverse.relation().isPresent()) {
      draft.problem(RelationMessages.takenInverse(navigation, inverse));
      return Optional.empty();
    }
    return Optional.of(inverse);
  }

  private void pairMapped(NavigationDraft navigation, NavigationDraft owning) {
    if (owning.isCollection() && !navigation.isCollection()) {
      draft.problem(
          RelationMessages.wrongNavigation(owning, "a reference to " + navigation.owner()));
      return;
    }
    Kind kind =
        owning.isCollection()
            ? Kind.MANY_TO_MANY
            : navigation.isCollection() ? Kind.MANY_TO_ONE : Kind.ONE_TO_ONE;
    boolean owns = kind == Kind.MANY_TO_MANY;
    NavigationDraft first = owns ? owning : navigation;
    NavigationDraft second = owns ? navigation : owning;
    add(kind, first.owner(), second.owner(), first, second, new RelationSettings(), ANNOTATION);
  }

  /** Makes relations of the navigations that are left. */
  void pairRemaining() {
    List<Class<?>> classes = classes();
    for (int i = 0; i < classes.size(); i++) {
      for (int j = i; j < classes.size(); j++) {
        NavigationPairing.of(
                unpaired(classes.get(i), classes.get(j)), unpaired(classes.get(j), classes.get(i)))
            .apply(draft, this::pair, this::alone);
      }
    }
  }

  /** Within a hierarchy, the navigations of one class pair with those that lead back to it. */
  private List<Class<?>> classes() {
    var classes = new ArrayList<Class<?>>();
    for (EntityDraft entity : draft.entities()) {
      if (entity.classes().isEmpty() && !entity.isPropertyBag()) {
        classes.add(entity.javaType());
      }
      entity.classes().forEach(type -> classes.add(type.javaType()));
    }
    return classes;
  }

  private List<NavigationDraft> unpaired() {
    return draft.entities().stream()
        .flatMap(entity -> entity.navigations.values().stream())
        .filter(navigation -> navigation.relation().isEmpty())
        .toList();
  }

  private List<NavigationDraft> unpaired(Class<?> from, Class<?> to) {
    return draft.entity(from).navigations.values().stream()
        .filter(navigation -> navigation.relation().isEmpty())
        .filter(navigation -> navigation.declaringClass() == from)
        .filter(navigation -> navigation.targetClass() == to)
        .filter(
            navigation ->
                RelationAnnotation.of(navigation.member())
                    .map(RelationAnnotation::mappedBy)
                    .orElse("")
                    .isEmpty())
        .toList();
  }

  private void pair(NavigationDraft a, NavigationDraft b) {
    var settings = new RelationSettings();
    ConfigurationSource source = source(a) == ANNOTATION ? ANNOTATION : source(b);
    if (a.isCollection() && b.isCollection()) {
      boolean aOwns = a.owner().entityName().compareTo(b.owner().entityName()) <= 0;
      NavigationDraft first = aOwns ? a : b;
      NavigationDraft second = aOwns ? b : a;
      add(Kind.MANY_TO_MANY, first.owner(), second.owner(), first, second, settings, source);
    } else if (a.isCollection()) {
      add(Kind.MANY_TO_ONE, a.owner(), b.owner(), a, b, settings, source);
    } else if (b.isCollection()) {
      add(Kind.MANY_TO_ONE, b.owner(), a.owner(), b, a, settings, source);
    } else {
      addOneToOne(a.owner(), b.owner(), a, b, settings, source);
    }
  }

  private void alone(NavigationDraft navigation) {
    var settings = new RelationSettings();
    Optional<RelationAnnotation.Kind> kind =
        RelationAnnotation.of(navigation.member()).map(RelationAnnotation::kind);
    EntityDraft owner = navigation.owner();
    EntityDraft target = navigation.target();
    ConfigurationSource source = source(navigation);
    if (navigation.isCollection()) {
      Kind many =
          kind.filter(k -> k == RelationAnnotation.Kind.MANY_TO_MANY).isPresent()
              ? Kind.MANY_TO_MANY
              : Kind.MANY_TO_ONE;
      add(many, owner, target, navigation, null, settings, source);
    } else {
      Kind one =
          kind.filter(k -> k == RelationAnnotation.Kind.ONE_TO_ONE).isPresent()
              ? Kind.ONE_TO_ONE
              : Kind.MANY_TO_ONE;
      add(one, target, owner, null, navigation, settings, source);
    }
  }

  private static ConfigurationSource source(NavigationDraft navigation) {
    return RelationAnnotation.of(navigation.member()).isPresent() ? ANNOTATION : CONVENTION;
  }

  private void addOneToOne(
      EntityDraft a,
      EntityDraft b,
      @Nullable NavigationDraft onA,
      @Nullable NavigationDraft onB,
      RelationSettings settings,
      ConfigurationSource source) {
    Optional<Boolean> first = dependentSide.isFirst(a, b, onA, onB, settings);
    if (first.isEmpty()) {
      draft.problem(RelationMessages.unknownDependent(onA != null ? onA : a));
    }
    if (first.orElse(true)) {
      add(Kind.ONE_TO_ONE, b, a, onB, onA, settings, source);
    } else {
      add(Kind.ONE_TO_ONE, a, b, onA, onB, settings, source);
    }
  }

  private void add(
      Kind kind,
      EntityDraft principal,
      EntityDraft dependent,
      @Nullable NavigationDraft onPrincipal,
      @Nullable NavigationDraft onDependent,
      RelationSettings settings,
      ConfigurationSource source) {
    draft.relations.add(
        new RelationDraft(kind, principal, dependent, onPrincipal, onDependent, settings, source));
  }
}
