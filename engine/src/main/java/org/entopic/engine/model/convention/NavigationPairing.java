package org.entopic.engine.model.convention;

import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.entopic.engine.model.convention.RelationAnnotation.Kind;
import org.entopic.engine.model.draft.ModelDraft;
import org.entopic.engine.model.draft.NavigationDraft;
import org.entopic.engine.model.draft.RelationMessages;

/**
 * Which of the navigations between two types, of which nobody said so, belong together: the only
 * one there with the only one back. More than one on a side is ambiguous.
 */
record NavigationPairing(List<NavigationDraft> there, List<NavigationDraft> back) {

  static NavigationPairing of(List<NavigationDraft> there, List<NavigationDraft> back) {
    if (!there.equals(back) || there.isEmpty()) {
      return new NavigationPairing(there, back);
    }
    // Within one type, a reference pairs with a collection, and one of a kind with nothing.
    return new NavigationPairing(
        there.stream().filter(navigation -> !navigation.isCollection()).toList(),
        there.stream().filter(NavigationDraft::isCollection).toList());
  }

  void apply(
      ModelDraft draft,
      BiConsumer<NavigationDraft, NavigationDraft> pair,
      Consumer<NavigationDraft> alone) {
    List<NavigationDraft> all = Stream.concat(there.stream(), back.stream()).toList();
    boolean related = there.stream().anyMatch(a -> back.stream().anyMatch(b -> fit(a, b)));
    if (!related) {
      all.forEach(alone);
    } else if (there.size() == 1 && back.size() == 1) {
      pair.accept(there.get(0), back.get(0));
    } else {
      draft.problem(
          RelationMessages.ambiguousRelation(
              there.get(0).owner().javaType(),
              back.get(0).owner().javaType(),
              all.stream().map(NavigationDraft::toString).toList()));
    }
  }

  private static boolean fit(NavigationDraft a, NavigationDraft b) {
    Optional<Kind> kindOfA = kind(a);
    Optional<Kind> kindOfB = kind(b);
    if (kindOfA.isEmpty() && kindOfB.isEmpty()) {
      return true;
    }
    if (kindOfA.isPresent() && kindOfB.isPresent()) {
      return kindOfA.get() != Kind.ONE_TO_ONE
          && kindOfB.get() == opposite(kindOfA.get())
          && !(kindOfA.get() == Kind.MANY_TO_ONE && !b.isCollection());
    }
    return kindOfA.isPresent() ? fits(kindOfA.get(), b) : fits(kindOfB.orElseThrow(), a);
  }

  private static boolean fits(Kind kind, NavigationDraft other) {
    boolean wantsCollection = kind == Kind.MANY_TO_ONE || kind == Kind.MANY_TO_MANY;
    return other.isCollection() == wantsCollection;
  }

  private static Kind opposite(Kind kind) {
    return switch (kind) {
      case MANY_TO_ONE -> Kind.ONE_TO_MANY;
      case ONE_TO_MANY -> Kind.MANY_TO_ONE;
      default -> kind;
    };
  }

  private static Optional<Kind> kind(NavigationDraft navigation) {
    return RelationAnnotation.of(navigation.member()).map(RelationAnnotation::kind);
  }
}
