package org.entopic.engine.model.draft;

import java.util.List;
import java.util.stream.Collectors;
import org.entopic.model.DeleteBehavior;

/** The texts about relations in models: subject, fact, action. */
public final class RelationMessages {
  private RelationMessages() {}

  public static String filteredPrincipal(Object navigation, Object principal) {
    return "MOD-125: "
        + navigation
        + " is required, and "
        + principal
        + " has a query filter while its dependents have none: those whose principal the filter hides"
        + " are found, and the reference is null when it is loaded. Give the dependents a filter that"
        + " says the same, or make the relation optional.";
  }

  public static String renamedForeignKey(Object relation, String wanted, String name) {
    return "MOD-132: The foreign key of the relation at "
        + relation
        + " is kept in a property '"
        + name
        + "' of its own, as '"
        + wanted
        + "' is taken by another property. Rename that, or say which property is the foreign key.";
  }

  public static String autoIncludeCircle(List<?> navigations) {
    return "MOD-150: What queries are to include by themselves goes round in a circle: "
        + navigations.stream().map(Object::toString).collect(Collectors.joining(", "))
        + ". Leave one of them to include(…).";
  }

  public static String autoIncludeIntoRecord(Object navigation) {
    return "MOD-151: "
        + navigation
        + " is to be included by queries, but records are complete when they are made. Declare it"
        + " as Lazy<…>, or leave it to joins.";
  }

  public static String missingInverse(Object navigation, Class<?> target, String inverse) {
    return "MOD-27: "
        + navigation
        + " is mapped by '"
        + inverse
        + "', but "
        + target.getName()
        + " has no such reference back. Correct mappedBy.";
  }

  public static String takenInverse(Object navigation, Object other) {
    return "MOD-28: "
        + navigation
        + " and another navigation are both the other side of "
        + other
        + ". Give each a side of its own.";
  }

  public static String ambiguousRelation(Class<?> a, Class<?> b, List<String> navigations) {
    return "MOD-29: The relations between "
        + a.getName()
        + " and "
        + b.getName()
        + " are ambiguous: "
        + String.join(", ", navigations)
        + ". Say which belong together by mappedBy or hasMany(…).withOne(…).";
  }

  public static String unknownDependent(Object relation) {
    return "MOD-30: The one-to-one relation at "
        + relation
        + " does not say which type holds the foreign key. Use mappedBy on the other, @JoinColumn, or"
        + " dependent(…).";
  }

  public static String unfinishedRelation(RelationRequest request) {
    return "MOD-31: The relation at "
        + request
        + " is not finished. Call withOne(…) or withMany(…) after hasOne or hasMany.";
  }

  public static String noNavigation(Object type, String name) {
    return "MOD-32: "
        + type
        + "."
        + name
        + " is no reference or collection of entities. Name a member that is one.";
  }

  public static String wrongNavigation(Object navigation, String expected) {
    return "MOD-33: " + navigation + " does not fit the relation: it should be " + expected + ".";
  }

  public static String foreignKeyCount(Object relation, int wanted, int found) {
    return "MOD-34: The foreign key at "
        + relation
        + " has "
        + found
        + " properties, the key of the principal "
        + wanted
        + ". Name one for each.";
  }

  public static String foreignKeyType(Object relation, String property, String keyProperty) {
    return "MOD-35: The foreign key property "
        + property
        + " at "
        + relation
        + " is stored in another type than the key property "
        + keyProperty
        + ". Give both the same type.";
  }

  public static String notAKey(Object relation, String column) {
    return "MOD-36: The foreign key at "
        + relation
        + " refers to '"
        + column
        + "', which is no property of the principal that a key could have. Refer to the primary key"
        + " or to an alternate key.";
  }

  public static String lateRelation(RelationRequest request) {
    return "MOD-73: The relation at "
        + request
        + " was added by a convention after the relations had been found. Add the convention before"
        + " RELATIONSHIP_DISCOVERY.";
  }

  public static String noDefault(String property, DeleteBehavior behavior, boolean isKey) {
    return "MOD-120: The foreign key property "
        + property
        + " cannot be set to a default, as the delete behaviour "
        + behavior
        + " wants: "
        + (isKey
            ? "it is part of the key. Choose another delete behaviour."
            : "it has none. Give it one by defaultValue(…), or choose another delete behaviour.");
  }

  public static String noJoinReferences(
      RelationDraft relation, EntityDraft join, JoinReferences names) {
    return "MOD-117: The entity type "
        + join
        + " cannot join the two sides of "
        + relation
        + ": '"
        + names.toSource()
        + "' and '"
        + names.toTarget()
        + "' are not two references to them of which there can be many. Declare both, and name the"
        + " one to the type that the relation starts from first.";
  }

  public static String otherJoinKey(RelationDraft relation, EntityDraft join) {
    return "MOD-118: The key of the entity type "
        + join
        + ", which joins the two sides of "
        + relation
        + ", is not its two foreign keys. Make them the key, or have an entity type of its own between"
        + " the two without a many-to-many relation.";
  }

  public static String cannotBeNull(Object relation, String why) {
    return "MOD-37: The relation at " + relation + " cannot be optional: " + why + ".";
  }
}
