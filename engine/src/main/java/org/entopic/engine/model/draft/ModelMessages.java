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

  public static String noAccess(Class<?> type, String cause) {
    return "MOD-02: "
        + type.getName()
        + " cannot be accessed ("
        + cause
        + "). Do one of three: compile it with the annotation processor entopic-processor, call"
        + " lookup(MethodHandles.lookup()) on the factory's builder from a class of its module, or"
        + " write 'opens "
        + type.getPackageName()
        + " to org.entopic.engine;' in its module-info.";
  }

  public static String noConstructor(Class<?> type) {
    return "MOD-03: "
        + type.getName()
        + " has no constructor without parameters, and not exactly one whose parameters all have"
        + " names and types of fields. Add one, of any visibility, make the class a record, or compile"
        + " with -parameters where no access is generated.";
  }

  public static String otherContext(Class<?> type, Class<?> taken, Class<?> contexts) {
    return "MOD-124: The constructor of "
        + type.getName()
        + " takes a "
        + taken.getName()
        + ", and the contexts of the model are of "
        + contexts.getName()
        + ". Let it take that class, one that it extends, or EntityContext.";
  }

  public static String notInstantiable(Class<?> type, String kind) {
    return "MOD-04: "
        + type.getName()
        + " is "
        + kind
        + " and cannot be mapped. Map a top-level or static nested class that is not abstract.";
  }

  public static String accessFailed(Class<?> type, Throwable cause) {
    return "MOD-05: The generated access to "
        + type.getName()
        + " could not be initialised: "
        + cause
        + ". Compile the class again with the same version of entopic-processor.";
  }

  public static String hiddenField(MappedMember member) {
    return "MOD-06: "
        + member
        + " is declared in the class and in a super-class. Rename one, or mark one @Transient.";
  }

  public static String staleAccess(Class<?> type, String name) {
    return "MOD-07: The generated access to "
        + type.getName()
        + " has a member "
        + name
        + " that the class has not. Compile the class again.";
  }

  public static String annotationsInvisible(Class<?> type, String location) {
    return "MOD-08: "
        + type.getName()
        + " was compiled with mapping annotations, but at run time none is visible. In OSGi, add"
        + " 'Import-Package: jakarta.persistence;version=\"[3.2,4)\"' to the bundle at "
        + location
        + "; elsewhere add jakarta.persistence-api to the class path or module path.";
  }

  public static String foreignAnnotations(Class<?> type, String annotation, String location) {
    return "MOD-09: "
        + type.getName()
        + " has the annotation "
        + annotation
        + " from another class loader than the engine's, which cannot read it. Make the bundle or"
        + " application at "
        + location
        + " import the package jakarta.persistence that org.entopic.api uses.";
  }

  public static String duplicateEntityName(String name, Collection<String> types) {
    return "MOD-11: The entity name '"
        + name
        + "' is used by "
        + String.join(" and ", types)
        + ". Give one another name by @Entity(name).";
  }

  public static String unmappedType(MappedMember member) {
    return "MOD-12: "
        + member
        + " has the type "
        + member.type().raw().getName()
        + elements(member)
        + ", which is no scalar, enum, embeddable or entity. Convert it (@Convert), make it"
        + " @Embeddable or @Entity, or leave it out (@Transient or ignore).";
  }

  private static String elements(MappedMember member) {
    List<ResolvedType> arguments = member.type().arguments();
    return arguments.isEmpty() ? "" : " of " + arguments.get(0).raw().getName();
  }

  public static String finalField(MappedMember member) {
    return "MOD-13: "
        + member
        + " is final, so loading cannot set it. Remove 'final', mark it @Transient, or make the"
        + " class a record.";
  }

  public static String lazyValue(MappedMember member) {
    return "MOD-116: "
        + member
        + " is lazy, but leads to no entity or collection of entities. Only related entities load"
        + " lazily: declare "
        + member.type().raw().getName()
        + elements(member)
        + " itself, or make it an entity.";
  }

  public static String unknownProperty(Object type, String name, String where) {
    return "MOD-14: "
        + type
        + " has no property '"
        + name
        + "', which "
        + where
        + " names. Use a name of a mapped member.";
  }

  public static String getterWithoutField(Class<?> type, String getter) {
    return "MOD-15: "
        + type.getName()
        + "."
        + getter
        + "() has mapping annotations but there is no field of that name to hold the state. Name"
        + " the field like the property.";
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

  public static String keyClassMismatch(Object type, Class<?> keyClass, String reason) {
    return "MOD-20: "
        + type
        + " and its key class "
        + keyClass.getName()
        + " do not fit: "
        + reason
        + ". Give both the same names and types.";
  }

  public static String unfitGeneration(Object type, String property, String needs) {
    return "MOD-22: " + type + "." + property + " cannot be generated. " + needs;
  }

  public static String unfitVersion(Object type, String property) {
    return "MOD-23: "
        + type
        + "."
        + property
        + " cannot be the version. Use short, int or long, or if you must Instant, LocalDateTime or"
        + " java.sql.Timestamp.";
  }

  public static String wrongDefault(Object type, String property, Class<?> wanted) {
    return "MOD-70: The default value of "
        + type
        + "."
        + property
        + " is not of type "
        + wanted.getName()
        + ". Give a value of that type.";
  }

  public static String defaultAndGenerated(Object type, String property) {
    return "MOD-71: "
        + type
        + "."
        + property
        + " has a default value and is generated. Leave one of them.";
  }

  public static String unfitPrecision(Object type, String property) {
    return "MOD-72: The precision of "
        + type
        + "."
        + property
        + " is less than 1, or its scale is not between 0 and the precision. Set both.";
  }

  public static String contradiction(String subject, String fact) {
    return "MOD-74: " + subject + " " + fact + ". Drop one of the two.";
  }

  public static String unfitMapping(Object subject, Class<?> javaType, Object storeType) {
    return "MOD-75: The type mapping source stores "
        + subject
        + " of type "
        + javaType.getName()
        + " as "
        + storeType
        + " without a converter that does it. Give the mapping one.";
  }

  public static String unfitConverter(Object subject, String reason) {
    return "MOD-24: The converter of " + subject + " cannot be used: " + reason + ".";
  }

  public static String noGetter(Object type, String property) {
    return "MOD-121: "
        + type
        + "."
        + property
        + " is to be read and written as a property, but there is no getter of its type. Add one, or"
        + " choose access by the field.";
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

  public static String sameField(Object type, String field, List<String> properties) {
    return "MOD-25: "
        + type
        + " writes the properties "
        + String.join(" and ", properties)
        + " to the field '"
        + field
        + "'. Rename one by @Column(name), @AttributeOverride or fieldName(…).";
  }

  public static String recursiveComplex(Class<?> type) {
    return "MOD-26: The embeddable "
        + type.getName()
        + " contains itself. Make it an entity, or leave the member out.";
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

  public static String emptyComplex(Object type) {
    return "MOD-46: The embeddable " + type + " has no property. Map a member, or leave it out.";
  }

  public static String unfitCollection(MappedMember member) {
    return "MOD-47: "
        + member
        + " is a collection of the type "
        + member.type().raw().getName()
        + ". Declare it as Collection, List, Set or SortedSet.";
  }

  public static String nullablePrimitive(Object type, String property) {
    return "MOD-48: "
        + type
        + "."
        + property
        + " is a primitive and cannot be optional. Use the wrapper class.";
  }

  public static String unmappedShadow(Object type, String property, Class<?> javaType) {
    return "MOD-49: "
        + type
        + "."
        + property
        + " has the type "
        + javaType.getName()
        + ", which is no scalar, enum or embeddable. Use one, or convert it.";
  }

  public static String ignoredAnnotation(Object subject, String what) {
    return "MOD-60: " + what + " at " + subject + " is not honoured.";
  }

  public static String eagerFetch(Object subject) {
    return "MOD-61: fetch = EAGER at "
        + subject
        + " is not honoured: related entities are loaded by include(…).";
  }

  public static String keylessWithKey(Object type) {
    return "MOD-114: " + type + " is keyless and has a key. Leave out one of the two.";
  }

  public static String relationToKeyless(Object relation) {
    return "MOD-115: The relation at "
        + relation
        + " leads to a keyless type. Such types can refer to others, and nothing to them.";
  }
}
