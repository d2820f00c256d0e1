package org.entopic.engine.model.convention;

import jakarta.persistence.CascadeType;
import jakarta.persistence.FetchType;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OneToOne;
import java.util.List;
import java.util.Optional;
import org.entopic.engine.model.draft.MappedMember;

/** The four relation annotations in one form. */
record RelationAnnotation(
    Kind kind,
    Class<?> target,
    String mappedBy,
    List<CascadeType> cascade,
    boolean isRequired,
    boolean orphanRemoval,
    boolean isEagerCollection) {

  enum Kind {
    MANY_TO_ONE,
    ONE_TO_ONE,
    ONE_TO_MANY,
    MANY_TO_MANY
  }

  static Optional<RelationAnnotation> of(MappedMember member) {
    return member
        .annotation(ManyToOne.class)
        .map(RelationAnnotation::of)
        .or(() -> member.annotation(OneToOne.class).map(RelationAnnotation::of))
        .or(() -> member.annotation(OneToMany.class).map(RelationAnnotation::of))
        .or(() -> member.annotation(ManyToMany.class).map(RelationAnnotation::of));
  }

  boolean cascadesRemove() {
    return cascade.contains(CascadeType.REMOVE) || cascade.contains(CascadeType.ALL);
  }

  private static RelationAnnotation of(ManyToOne a) {
    return new RelationAnnotation(
        Kind.MANY_TO_ONE, a.targetEntity(), "", List.of(a.cascade()), !a.optional(), false, false);
  }

  private static RelationAnnotation of(OneToOne a) {
    return new RelationAnnotation(
        Kind.ONE_TO_ONE,
        a.targetEntity(),
        a.mappedBy(),
        List.of(a.cascade()),
        !a.optional(),
        a.orphanRemoval(),
        false);
  }

  private static RelationAnnotation of(OneToMany a) {
    return new RelationAnnotation(
        Kind.ONE_TO_MANY,
        a.targetEntity(),
        a.mappedBy(),
        List.of(a.cascade()),
        false,
        a.orphanRemoval(),
        a.fetch() == FetchType.EAGER);
  }

  private static RelationAnnotation of(ManyToMany a) {
    return new RelationAnnotation(
        Kind.MANY_TO_MANY,
        a.targetEntity(),
        a.mappedBy(),
        List.of(a.cascade()),
        false,
        false,
        a.fetch() == FetchType.EAGER);
  }
}
