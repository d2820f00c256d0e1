package org.entopic.engine.model.draft;

import java.util.Collection;
import java.util.List;
import org.entopic.ModelException;

/** The texts about models: subject, fact, action. */
public final class ModelMessages {
  private ModelMessages() {}

  public static ModelException unusable(String database, List<String> problems) {
    String count = problems.size() == 1 ? "1 problem:" : problems.size() + " problems:";
    return new ModelException(
        "MOD-01: The model of database '" + database + "' has " + count, problems);
  }

  public static String duplicateEntityName(String name, Collection<String> types) {
    return "MOD-11: The entity name '"
        + name
        + "' is used by "
        + String.join(" and ", types)
        + ". Give one another name by @Entity(name).";
  }

  public static String noKey(Object type) {
    return "MOD-16: "
        + type
        + " has no key. Mark a member @Id, name it 'id' or '<type>Id', or call key(…).";
  }

  public static String twoKeys(Object type, List<String> found) {
    return "MOD-17: "
        + type
        + " has two keys: "
        + String.join(" and ", found)
        + ". Mark one @Id, or join several by @IdClass, @EmbeddedId or key(…).";
  }

  public static String circularKey(MappedMember member) {
    return "MOD-18: "
        + member
        + " is part of the key, which so depends on itself. Leave one of the references out of the"
        + " keys.";
  }

  public static String unfitKey(Object type, String property, String reason) {
    return "MOD-19: " + type + "." + property + " cannot be part of a key. " + reason;
  }

  public static String bagWithClasses(Object bag) {
    return "MOD-142: '"
        + bag
        + "' is a property bag and cannot be part of a hierarchy. Declare a class for each of its"
        + " kinds, or a bag of its own.";
  }

  public static String keyClassMismatch(Object type, Class<?> keyClass, String reason) {
    return "MOD-20: "
        + type
        + " and its key class "
        + keyClass.getName()
        + " do not fit: "
        + reason
        + ". Give both the same names and types.";
  }

  public static String notIndexed(Object type, String index, String property) {
    return "MOD-123: The index '"
        + index
        + "' of "
        + type
        + " keeps '"
        + property
        + "' from high to low, but is not over it. Name properties of the index.";
  }

  public static String wrongTopic(Object type, String topic, String reason) {
    return "MOD-38: The topic name '"
        + topic
        + "' of "
        + type
        + " "
        + reason
        + ". Choose another by @Topic, @Table or topic(…).";
  }

  public static String sameTopic(String topic, Collection<String> types) {
    return "MOD-39: "
        + String.join(" and ", types)
        + " share the topic name '"
        + topic
        + "' ('.' and '_' count as equal). Choose another for one by @Topic, @Table or topic(…).";
  }

  public static String wrongDatabase(String database) {
    return "MOD-40: The database name '"
        + database
        + "' cannot begin topic names. Use letters, digits, '.', '_' and '-', 200 at the most, not"
        + " beginning with '__'.";
  }

  public static String notPositive(Object type, String what, int value) {
    return "MOD-41: " + type + " asks for " + value + " " + what + ". Ask for at least 1.";
  }

  public static String wrongRetention(Object type, Object time) {
    return "MOD-80: "
        + type
        + " asks for the retention '"
        + time
        + "'. Use a positive time, as in @Retention(\"P7D\").";
  }

  public static String seedWithoutKey(String type) {
    return "MOD-82: A seeded row of '" + type + "' has no key. Set its key properties.";
  }

  public static String seedTwice(String type) {
    return "MOD-83: Two seeded rows of '" + type + "' have the same key. Leave one of them.";
  }

  public static String wrongSetting(Object type, String setting) {
    return "MOD-81: The setting '"
        + setting
        + "' of "
        + type
        + " is not understood. Write it as name=value.";
  }

  public static String wrongFilter(Object type, Class<?> needed, Class<?> context) {
    return "MOD-42: A filter of "
        + type
        + " needs the context "
        + needed.getName()
        + ", but the factory makes "
        + context.getName()
        + ". Write it for that class.";
  }

  public static String duplicateIndex(Object type, String name) {
    return "MOD-43: "
        + type
        + " has two indexes named '"
        + name
        + "' over different properties. Rename one.";
  }

  public static String noEntities(String database) {
    return "MOD-44: The model of database '"
        + database
        + "' has no entity. Declare a set in the context, or call entity(…).";
  }

  public static String bothMapped(Object type) {
    return "MOD-45: "
        + type
        + " is configured as an entity and as a complex type. Leave one of the two.";
  }

  public static String ignoredAnnotation(Object subject, String what) {
    return "MOD-60: " + what + " at " + subject + " is not honoured.";
  }

  public static String eagerFetch(Object subject) {
    return "MOD-61: fetch = EAGER at "
        + subject
        + " is not honoured: related entities are loaded by include(…), or by every query where the"
        + " member has @AutoInclude.";
  }

  public static String keylessWithKey(Object type) {
    return "MOD-114: " + type + " is keyless and has a key. Leave out one of the two.";
  }

  public static String relationToKeyless(Object relation) {
    return "MOD-115: The relation at "
        + relation
        + " leads to a keyless type. Such types can refer to others, and nothing to them.";
  }

  public static String noAggregate(Object type, String name, Object value) {
    return "MOD-140: The live aggregate '"
        + name
        + "' of "
        + type
        + " has "
        + value
        + ", which is no aggregate of rows. Use count(), sum() or average().";
  }

  public static String aggregateTwice(Object type, String name) {
    return "MOD-141: " + type + " has two live aggregates '" + name + "'. Rename one of them.";
  }
}
