package org.entopic.engine.model;

import java.util.Collection;
import java.util.List;
import org.entopic.ConfigurationException;
import org.entopic.model.EntityTypeModel;
import org.entopic.model.PropertyModel;
import org.entopic.model.StructuralTypeModel;
import org.jspecify.annotations.Nullable;

/** The failures of finished models and of the mapping between instances and rows. */
final class MappingMessages {
  private MappingMessages() {}

  static IllegalArgumentException unknownType(String type, String database) {
    return new IllegalArgumentException(
        "MOD-50: "
            + type
            + " is no entity type of database '"
            + database
            + "'. Take types from the model of this factory.");
  }

  static IllegalStateException constructorFailed(Class<?> type, Throwable cause) {
    return new IllegalStateException(
        "MOD-51: The constructor of "
            + type.getName()
            + " failed. Give the class one that accepts what is stored.",
        cause);
  }

  static IllegalStateException accessorFailed(Class<?> type, String member, Throwable cause) {
    return new IllegalStateException(
        "MOD-122: A getter or setter of "
            + type.getName()
            + "."
            + member
            + " failed. Correct it, or choose access by the field.",
        cause);
  }

  static IllegalStateException noConstructor(Class<?> type) {
    return new IllegalStateException(
        "MOD-03: " + type.getName() + " has no usable constructor. Add one without parameters.");
  }

  static IllegalArgumentException noProperty(EntityTypeModel type, String property) {
    return new IllegalArgumentException(
        "MOD-130: '"
            + type.name()
            + "' has no property '"
            + property
            + "'. Ask for one that its model lists.");
  }

  static IllegalStateException wrongInstance(
      Class<?> interceptor, EntityTypeModel type, @Nullable Object entity) {
    return new IllegalStateException(
        "MOD-131: The interceptor "
            + interceptor.getName()
            + " returned "
            + (entity == null ? "null" : "an instance of " + entity.getClass().getName())
            + " as an entity of '"
            + type.name()
            + "'. Return what it was given, or another "
            + type.javaType().getName()
            + ".");
  }

  static IllegalStateException noMember(StructuralTypeModel type, PropertyModel property) {
    return new IllegalStateException(
        "MOD-52: "
            + type.name()
            + "."
            + property.name()
            + " has no member. Read and write it through the entry.");
  }

  static IllegalArgumentException noCollection(EntityTypeModel type, String navigation) {
    return new IllegalArgumentException(
        "MOD-53: " + type.name() + "." + navigation + " is no collection. Use its reference.");
  }

  static IllegalArgumentException noNavigation(EntityTypeModel type, String navigation) {
    return new IllegalArgumentException(
        "MOD-54: "
            + type.name()
            + " has no navigation '"
            + navigation
            + "'. Take navigations from the type's model.");
  }

  static UnsupportedOperationException unchangeable(String type) {
    return new UnsupportedOperationException(
        "MOD-55: "
            + type
            + " is a record and cannot be changed. Read the new instance from the entry.");
  }

  static IllegalArgumentException rowWithoutKey(EntityTypeModel type) {
    return new IllegalArgumentException(
        "MOD-56: A row of " + type.name() + " has no key. Set its key properties.");
  }

  static IllegalArgumentException unfitKey(
      EntityTypeModel type, @Nullable Class<?> keyClass, String got) {
    List<String> wanted =
        type.primaryKey().properties().stream()
            .map(p -> p.name() + " (" + p.javaType().getSimpleName() + ")")
            .toList();
    return new IllegalArgumentException(
        "MOD-57: The key of "
            + type.name()
            + " is "
            + String.join(", ", wanted)
            + (keyClass != null ? ", or one " + keyClass.getSimpleName() : "")
            + "; got "
            + got
            + ". Pass the values in this order.");
  }

  static IllegalArgumentException unknownBagProperties(EntityTypeModel type, List<String> names) {
    return new IllegalArgumentException(
        "MOD-143: A map of '"
            + type.name()
            + "' has values under names that are no properties: "
            + String.join(", ", names)
            + ". Declare them by property() in sharedEntity(), or remove them from the map.");
  }

  static IllegalArgumentException wrongBagValue(
      EntityTypeModel type, PropertyModel property, Class<?> found) {
    return new IllegalArgumentException(
        "MOD-144: '"
            + type.name()
            + "."
            + property.name()
            + "' is of type "
            + property.javaType().getName()
            + ", and a map has a value of type "
            + found.getName()
            + ". Put one of the declared type.");
  }

  static IllegalStateException unchangeableBag(
      EntityTypeModel type, PropertyModel property, UnsupportedOperationException cause) {
    return new IllegalStateException(
        "MOD-145: '"
            + type.name()
            + "."
            + property.name()
            + "' has to be set, and the map cannot be changed. Add a map that can, such as a HashMap.",
        cause);
  }

  static IllegalStateException closedBuilder() {
    return new IllegalStateException(
        "MOD-58: The model is built. Configure it inside configureModel only.");
  }

  static IllegalStateException unreachable(Object what, Throwable cause) {
    return new IllegalStateException(
        "MOD-59: " + what + " could not be reached. Report this as a fault of the engine.", cause);
  }

  static ConfigurationException unknownService(Class<?> type, Collection<String> known) {
    return new ConfigurationException(
        "MOD-76: "
            + type.getName()
            + " is no service of the engine (its services: "
            + String.join(", ", known)
            + "). Use one of them.");
  }

  static ConfigurationException foreignModel(String database) {
    return new ConfigurationException(
        "MOD-77: The model given to the factory of database '"
            + database
            + "' was built for another database, another context class or by another engine. Build it"
            + " by buildModel() of a builder with the same settings.");
  }

  static IllegalArgumentException unmappedClass(Class<?> actual, EntityTypeModel type) {
    return new IllegalArgumentException(
        "MOD-110: "
            + actual.getName()
            + " is no class of the hierarchy of "
            + type.name()
            + ", and extends none that can be stored. Add it by derived(…), or use a mapped class.");
  }

  static IllegalStateException unknownDiscriminator(EntityTypeModel type, @Nullable Object value) {
    return new IllegalStateException(
        "MOD-111: No class of the hierarchy of "
            + type.name()
            + " has the discriminator '"
            + value
            + "'. Add the class it belongs to.");
  }

  static IllegalArgumentException fixedDiscriminator(EntityTypeModel type, PropertyModel property) {
    return new IllegalArgumentException(
        "MOD-112: '"
            + property.name()
            + "' says that an entity is a "
            + type.name()
            + " and cannot be changed. Remove the entity and add one of the other class.");
  }

  static IllegalStateException otherClass(EntityTypeModel type) {
    return new IllegalStateException(
        "MOD-113: The stored row of a "
            + type.name()
            + " is now of another class of the hierarchy. Detach the entity and query again.");
  }
}
