package org.entopic.engine.model.draft;

import java.util.List;

/** The texts about properties and their values in models: subject, fact, action. */
public final class PropertyMessages {
  private PropertyMessages() {}

  public static String unmappedType(MappedMember member) {
    return "MOD-12: "
        + member
        + " has the type "
        + member.type().raw().getName()
        + elements(member)
        + ", which is no scalar, enum, embeddable or entity. Convert it (@Convert), make it"
        + " @Embeddable or @Entity, or leave it out (@Transient or ignore).";
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

  private static String elements(MappedMember member) {
    List<ResolvedType> arguments = member.type().arguments();
    return arguments.isEmpty() ? "" : " of " + arguments.get(0).raw().getName();
  }
}
