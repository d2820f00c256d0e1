package org.entopic.engine.model.convention;

import jakarta.persistence.JoinColumn;
import jakarta.persistence.MapsId;
import jakarta.persistence.PrimaryKeyJoinColumn;
import java.util.List;
import java.util.Optional;
import org.entopic.engine.model.draft.EntityDraft;
import org.entopic.engine.model.draft.ModelDraft;
import org.entopic.engine.model.draft.NavigationDraft;
import org.entopic.engine.model.draft.RelationMessages;
import org.entopic.engine.model.draft.RelationSettings;
import org.jspecify.annotations.Nullable;

/** Decides which of the two types of a one-to-one relation holds the foreign key. */
final class DependentSide {
  private final ModelDraft draft;

  DependentSide(ModelDraft draft) {
    this.draft = draft;
  }

  /** Returns whether the first type does; empty where nothing tells. */
  Optional<Boolean> isFirst(
      EntityDraft a,
      EntityDraft b,
      @Nullable NavigationDraft onA,
      @Nullable NavigationDraft onB,
      RelationSettings settings) {
    Optional<Class<?>> named = settings.dependent.get();
    if (named.isPresent()) {
      if (named.get() != a.javaType() && named.get() != b.javaType()) {
        draft.problem(
            RelationMessages.wrongNavigation(
                onA != null ? onA : a, "between the dependent " + named.get().getName()));
      }
      return Optional.of(named.get() == a.javaType());
    }
    if (settings.foreignKey.isSet()) {
      List<String> names = settings.foreignKey.or(List.of());
      return decide(hasAll(a, names), hasAll(b, names));
    }
    return decide(holdsKey(onA), holdsKey(onB))
        .or(() -> decide(isOwning(onA, onB), isOwning(onB, onA)))
        .or(() -> decide(suggests(a, b, onA), suggests(b, a, onB)))
        .or(() -> onB == null ? Optional.of(true) : Optional.empty());
  }

  private static Optional<Boolean> decide(boolean first, boolean second) {
    return first == second ? Optional.empty() : Optional.of(first);
  }

  private static boolean hasAll(EntityDraft entity, List<String> names) {
    return names.stream().allMatch(name -> entity.findProperty(name).isPresent());
  }

  private static boolean holdsKey(@Nullable NavigationDraft navigation) {
    return navigation != null
        && (!navigation.member().repeated(JoinColumn.class).isEmpty()
            || navigation.member().has(MapsId.class)
            || !navigation.member().repeated(PrimaryKeyJoinColumn.class).isEmpty());
  }

  private static boolean isOwning(
      @Nullable NavigationDraft navigation, @Nullable NavigationDraft other) {
    return other != null
        && navigation != null
        && RelationAnnotation.of(other.member())
            .filter(annotation -> annotation.mappedBy().equals(navigation.name()))
            .isPresent();
  }

  private static boolean suggests(
      EntityDraft dependent, EntityDraft principal, @Nullable NavigationDraft navigation) {
    return !ForeignKeyDiscovery.byName(dependent, principal, navigation, principal.keyProperties())
        .isEmpty();
  }
}
