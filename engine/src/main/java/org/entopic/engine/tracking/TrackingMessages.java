package org.entopic.engine.tracking;

import java.util.List;
import java.util.Locale;
import org.entopic.EntityEntry;
import org.entopic.ForeignKeyException;
import org.entopic.SaveFailedException;
import org.entopic.model.PropertyModel;

/** The failures of tracking. */
final class TrackingMessages {
  private TrackingMessages() {}

  static IllegalArgumentException unknownType(String name) {
    return new IllegalArgumentException(
        "TRK-01: '"
            + name
            + "' is not part of the model. Declare a set of it in the context, or configure it in"
            + " configureModel.");
  }

  static IllegalArgumentException unnamedBag(List<String> bags) {
    return new IllegalArgumentException(
        "TRK-44: A map that is not tracked does not say which property bag it is of"
            + (bags.isEmpty() ? ", and the model has none" : "")
            + ". Use a set: "
            + (bags.isEmpty()
                ? "declare one by sharedEntity() in configureModel."
                : "set(\"" + String.join("\") or set(\"", bags) + "\")."));
  }

  static IllegalArgumentException otherBag(TypePlan plan, String wanted) {
    return new IllegalArgumentException(
        "TRK-45: The map is tracked as one of '"
            + plan
            + "' and cannot be one of '"
            + wanted
            + "' too. Make a map of its own for each.");
  }

  static IllegalArgumentException keyless(TypePlan plan) {
    return new IllegalArgumentException(
        "TRK-40: '" + plan + "' is keyless: its entities are never tracked or saved. Query them.");
  }

  static IllegalStateException identityConflict(TypePlan plan) {
    return new IllegalStateException(
        "TRK-02: Another instance of '"
            + plan
            + "' with the same key ("
            + String.join(", ", plan.keyProperties.stream().map(PropertyModel::name).toList())
            + ") is tracked. Change that instance, or use a new context; nothing"
            + " was tracked.");
  }

  static IllegalArgumentException nullKey(TypePlan plan, String property) {
    return new IllegalArgumentException(
        "TRK-03: The key property '"
            + plan
            + "."
            + property
            + "' is null. Set it before the entity is tracked, or have it generated.");
  }

  static IllegalStateException keyChanged(TypePlan plan, String properties) {
    return new IllegalStateException(
        "TRK-04: The key of a stored '"
            + plan
            + "' was changed ("
            + properties
            + "). Keys cannot change: set the old value again, or remove the entity and add a"
            + " new one.");
  }

  static SaveFailedException incomplete(List<String> problems, List<EntityEntry<?>> entries) {
    return new SaveFailedException(
        "TRK-05: Nothing was saved, keys or principals are missing:"
            + System.lineSeparator()
            + "  - "
            + String.join(System.lineSeparator() + "  - ", problems),
        null,
        entries);
  }

  static ForeignKeyException restricted(List<String> problems, List<EntityEntry<?>> entries) {
    return new ForeignKeyException(
        "TRK-06: Nothing was saved, entities to be deleted are still referred to:"
            + System.lineSeparator()
            + "  - "
            + String.join(System.lineSeparator() + "  - ", problems),
        null,
        entries);
  }

  static SaveFailedException refusedValues(List<String> problems, List<EntityEntry<?>> entries) {
    return new SaveFailedException(
        "TRK-41: Nothing was saved, values were set that must not be. Leave them, or change"
            + " beforeSave or afterSave in the model:"
            + System.lineSeparator()
            + "  - "
            + String.join(System.lineSeparator() + "  - ", problems),
        null,
        entries);
  }

  static IllegalArgumentException unknownProperty(TypePlan plan, String property) {
    return new IllegalArgumentException(
        "TRK-07: '" + plan + "' has no property '" + property + "'. Use the name in the model.");
  }

  static IllegalArgumentException wrongValue(TypePlan plan, PropertyModel property) {
    return new IllegalArgumentException(
        "TRK-08: The value given for '"
            + plan
            + "."
            + property.name()
            + "' is not of type "
            + property.javaType().getName()
            + (property.isNullable() ? "." : ", or is null. Pass a value of that type."));
  }

  static IllegalStateException keyOfStored(TypePlan plan, PropertyModel property) {
    return new IllegalStateException(
        "TRK-09: '"
            + plan
            + "."
            + property.name()
            + "' is part of the key of a stored entity. Remove the entity and add a new one.");
  }

  static IllegalStateException shadowOfUntracked(TypePlan plan, PropertyModel property) {
    return new IllegalStateException(
        "TRK-10: '"
            + plan
            + "."
            + property.name()
            + "' has no member in the class and the entity is not tracked. Add or attach it"
            + " first.");
  }

  static IllegalStateException receiptOfOther(int changes, int positions) {
    return new IllegalStateException(
        "TRK-11: A receipt of "
            + positions
            + " records was given for "
            + changes
            + " changes. Accept each change set with its own receipt.");
  }

  static IllegalStateException notStored(TypePlan plan, PropertyModel property) {
    return new IllegalStateException(
        "TRK-12: '"
            + plan
            + "."
            + property.name()
            + "' belongs to an entity that is not tracked as unchanged or modified. Attach it"
            + " first.");
  }

  static IllegalArgumentException unreadable(Class<?> type, Throwable cause) {
    return new IllegalArgumentException(
        "TRK-13: The values of a "
            + type.getName()
            + " cannot be read. Make the class and its accessors public and open or export its"
            + " package, or pass a Map.",
        cause);
  }

  static IllegalStateException notTracked(TypePlan plan, NavigationPlan navigation) {
    return new IllegalStateException(
        "TRK-14: '"
            + plan
            + "."
            + navigation.model.name()
            + "' cannot be loaded, its entity is not tracked. Attach the entity first.");
  }

  static IllegalArgumentException unknownNavigation(
      TypePlan plan, String name, NavigationKind wanted) {
    return new IllegalArgumentException(
        "TRK-15: '"
            + plan
            + "' has no "
            + wanted.text()
            + " '"
            + name
            + "' to related entities. Use the name of the member.");
  }

  static IllegalStateException notReplaceable(TypePlan plan) {
    return new IllegalStateException(
        "TRK-16: The instance of '"
            + plan
            + "' cannot be replaced: it is not tracked, or its class is no record. Track it first,"
            + " or change its properties.");
  }

  static IllegalStateException temporaryKey(TypePlan plan, String property) {
    return new IllegalStateException(
        "TRK-17: '"
            + plan
            + "."
            + property
            + "' has a temporary value; only a save can make a stored entity of it. Save, or set"
            + " the key that it is stored with.");
  }

  static IllegalStateException notTemporary(TypePlan plan, PropertyModel property) {
    return new IllegalStateException(
        "TRK-18: The value of '"
            + plan
            + "."
            + property.name()
            + "' cannot be temporary: it is no generated number, or the entity is not new. Add the"
            + " entity, and choose ValueGeneration.SEQUENCE for the key.");
  }

  static IllegalStateException exhausted(PropertyModel property, long largest) {
    return new IllegalStateException(
        "TRK-19: The numbers of '"
            + property.name()
            + "' are used up, the largest is "
            + largest
            + ". Give the property a larger type.");
  }

  static IllegalStateException foreign(TypePlan plan) {
    return new IllegalStateException(
        "TRK-20: An instance of '"
            + plan
            + "' is tracked by another context. Close that context, or detach the entity there;"
            + " nothing was tracked.");
  }

  static IllegalStateException alternateConflict(TypePlan plan, int slot) {
    return new IllegalStateException(
        "TRK-21: Another instance of '"
            + plan
            + "' with the same alternate key ("
            + String.join(
                ", ", plan.alternateKeys.get(slot).stream().map(PropertyModel::name).toList())
            + ") is tracked. Give one of them another value, or remove the other one first.");
  }

  static SaveFailedException cascadeLimit(
      ForeignKeyPlan foreignKey, int found, int changed, int limit) {
    return new SaveFailedException(
        "TRK-42: Deleting one '"
            + foreignKey.principal
            + "' finds "
            + found
            + " rows of '"
            + foreignKey.dependent
            + "' by '"
            + foreignKey.label()
            + "', and with them the save's cascades change "
            + changed
            + " rows that the context does not track; the limit is "
            + limit
            + ". Nothing was written. Delete the rows in parts first, or raise"
            + " tracking().cascadeLimit(…).");
  }

  static IllegalArgumentException negativeLimit(int rows) {
    return new IllegalArgumentException(
        "TRK-43: The limit of " + rows + " rows is negative. Use 0 to refuse such cascades.");
  }

  /** What a caller asks for. */
  enum NavigationKind {
    REFERENCE,
    COLLECTION;

    String text() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
