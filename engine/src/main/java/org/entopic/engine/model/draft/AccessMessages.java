package org.entopic.engine.model.draft;

/** The texts about how classes, constructors and members are reached: subject, fact, action. */
public final class AccessMessages {
  private AccessMessages() {}

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

  public static String finalField(MappedMember member) {
    return "MOD-13: "
        + member
        + " is final, so loading cannot set it. Remove 'final', mark it @Transient, or make the"
        + " class a record.";
  }

  public static String getterWithoutField(Class<?> type, String getter) {
    return "MOD-15: "
        + type.getName()
        + "."
        + getter
        + "() has mapping annotations but there is no field of that name to hold the state. Name"
        + " the field like the property.";
  }

  public static String noGetter(Object type, String property) {
    return "MOD-121: "
        + type
        + "."
        + property
        + " is to be read and written as a property, but there is no getter of its type. Add one, or"
        + " choose access by the field.";
  }
}
