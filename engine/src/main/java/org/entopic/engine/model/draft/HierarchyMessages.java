package org.entopic.engine.model.draft;

import java.util.Collection;

/** The texts about hierarchies of entities: subject, fact, action. */
public final class HierarchyMessages {
  private HierarchyMessages() {}

  public static String severalBases(Object type, Collection<?> bases) {
    return "MOD-100: " + type + " extends several entities: " + bases + ". Ignore all but one.";
  }

  public static String unequalProperties(Object root, Object type, String member) {
    return "MOD-101: The member '"
        + member
        + "' of "
        + type
        + " differs from that of another class of the hierarchy of "
        + root
        + ", and rows have one value for both. Rename one, give both the same type and field, or"
        + " move it to the class above.";
  }

  public static String belongsToTop(Object type, String what, Object root) {
    return "MOD-102: "
        + type
        + " has a "
        + what
        + " of its own, which only the top of its hierarchy can have. Declare it for "
        + root
        + ".";
  }

  public static String takenDiscriminator(Object root, String field) {
    return "MOD-103: The hierarchy of "
        + root
        + " has a property '"
        + field
        + "', and its discriminator has that name. Name another field by @DiscriminatorColumn or"
        + " discriminator(…).";
  }

  public static String unfitDiscriminator(Object type, String fact) {
    return "MOD-104: The discriminator of "
        + type
        + " is unusable: "
        + fact
        + ". Use texts, or Integers, or Characters throughout the hierarchy.";
  }

  public static String sameDiscriminator(Object type, Object other, Object value) {
    return "MOD-105: "
        + type
        + " and "
        + other
        + " both have the discriminator '"
        + value
        + "'. Give one another by @DiscriminatorValue or discriminatorValue(…).";
  }

  public static String joinedInheritance(Object root) {
    return "MOD-106: "
        + root
        + " has InheritanceType.JOINED, which spreads an entity over topics and is not available."
        + " Use SINGLE_TABLE, or TABLE_PER_CLASS.";
  }

  public static String recordsAndClasses(Object root) {
    return "MOD-107: The hierarchy of "
        + root
        + " has records and other classes. Use one kind for all that are not abstract.";
  }

  public static String keyNotShared(Object type, String property) {
    return "MOD-108: "
        + type
        + " has no '"
        + property
        + "', which is part of the key of its hierarchy. Declare it in every class, or in the one"
        + " at the top.";
  }
}
