package org.entopic.engine;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;
import org.entopic.ConfigurationException;
import org.entopic.EntityStoreException;
import org.entopic.QueryException;
import org.entopic.SerializationFailedException;
import org.entopic.StoreNotReadyException;
import org.entopic.model.EntityModel;
import org.entopic.model.EntityTypeModel;
import org.entopic.model.NavigationModel;
import org.entopic.spi.backend.BackendCapability;
import org.entopic.spi.engine.EngineConfig;
import org.entopic.spi.serde.SchemaDocument;
import org.jspecify.annotations.Nullable;

/** What is said about factories and contexts. */
final class EngineMessages {
  private EngineMessages() {}

  static IllegalStateException overlappingUse(String context) {
    return new IllegalStateException(
        "ENG-01: "
            + context
            + " is in use by another thread or by an asynchronous operation. Wait until that is"
            + " done, or create a context for each unit of work.");
  }

  static IllegalStateException contextClosed(String context) {
    return new IllegalStateException(
        "ENG-02: " + context + " is closed. Create another context by the factory.");
  }

  static IllegalStateException notLoaded(NavigationModel navigation) {
    return new IllegalStateException(
        "ENG-45: '"
            + navigation.declaringType().name()
            + "."
            + navigation.name()
            + "' is not loaded, and the context of its entity is closed. Load or include it while"
            + " the context is open, or attach the entity to another one.");
  }

  static IllegalStateException factoryClosed(String database) {
    return new IllegalStateException(
        "ENG-03: The factory of database '"
            + database
            + "' is closed, and its contexts with it. Open another factory.");
  }

  static IllegalArgumentException unknownType(Class<?> type, EntityModel model) {
    return new IllegalArgumentException(
        "ENG-04: "
            + type.getName()
            + " is no entity type of the model. Declare an EntitySet of it in the context, or call"
            + " entity() in configureModel."
            + hint(type, model));
  }

  static IllegalArgumentException unknownBag(String name, EntityModel model) {
    List<String> known =
        model.entityTypes().stream()
            .filter(EntityTypeModel::isPropertyBag)
            .map(EntityTypeModel::name)
            .toList();
    return new IllegalArgumentException(
        "ENG-50: '"
            + name
            + "' is no property bag of the model"
            + (known.isEmpty() ? "" : " (there are '" + String.join("', '", known) + "')")
            + ". Declare it by sharedEntity() in configureModel, or use the set of the class.");
  }

  static IllegalArgumentException keyless(EntityTypeModel type) {
    return new IllegalArgumentException(
        "ENG-30: '"
            + type.name()
            + "' is keyless, so nothing is found by key, tracked or saved. Query it.");
  }

  private static String hint(Class<?> type, EntityModel model) {
    if (model.complexTypes().stream().anyMatch(each -> each.javaType() == type)) {
      return " It is stored inside its owners: start from their set.";
    }
    for (EntityTypeModel other : model.entityTypes()) {
      Class<?> known = other.javaType();
      if (known.equals(type) || !known.getSimpleName().equals(type.getSimpleName())) {
        continue;
      }
      return known.getName().equals(type.getName())
          ? " The model has a class of this name from another class loader ("
              + known.getClassLoader()
              + " instead of "
              + type.getClassLoader()
              + ")."
          : " The model has " + known.getName() + ": was that meant?";
    }
    return "";
  }

  static QueryException nothingToRead(String backend, Set<BackendCapability> lacking) {
    return new QueryException(
        "ENG-05: The backend '"
            + backend
            + "' only writes, so there is nothing to read"
            + list(lacking)
            + ". Choose a backend with views.");
  }

  static ConfigurationException noChanges(String backend, Set<BackendCapability> lacking) {
    return new ConfigurationException(
        "ENG-06: The backend '"
            + backend
            + "' tells of no changes"
            + list(lacking)
            + ". Choose a backend with the capability CHANGE_EVENTS.");
  }

  static ConfigurationException changeEventsOff(EntityTypeModel type) {
    return new ConfigurationException(
        "ENG-20: Change feeds of '"
            + type.name()
            + "' are switched off. Remove @NoChangeEvents or withoutChangeEvents(), or call"
            + " withChangeEvents().");
  }

  static ConfigurationException nothingToAwait(String backend, Set<BackendCapability> lacking) {
    return new ConfigurationException(
        "ENG-12: Nothing was saved: the backend '"
            + backend
            + "' only writes, so a save cannot wait until it can be read"
            + list(lacking)
            + ". Call visibilityTimeout(Duration.ZERO) when opening the factory, or choose a"
            + " backend with views.");
  }

  private static String list(Set<BackendCapability> lacking) {
    return lacking.isEmpty()
        ? ""
        : lacking.stream().map(Enum::name).collect(Collectors.joining(", ", "; it lacks ", ""));
  }

  static StoreNotReadyException notReadyInTime(EngineConfig config, Throwable cause) {
    return new StoreNotReadyException(
        "ENG-07: "
            + subject(config)
            + " was not ready within "
            + text(config.store().openTimeout())
            + ". Check that the store can be reached, or raise openTimeout.",
        cause);
  }

  static StoreNotReadyException notReadyInTime(
      EngineConfig config, Duration timeout, @Nullable Throwable cause) {
    return new StoreNotReadyException(
        "ENG-21: "
            + subject(config)
            + " was not read to its end within "
            + text(timeout)
            + (cause == null ? "" : " (" + cause.getMessage() + ")")
            + ". Wait longer, or look for what keeps it.",
        cause);
  }

  static ConfigurationException nothingToAdminister(String backend) {
    return new ConfigurationException(
        "ENG-22: The backend '"
            + backend
            + "' neither creates nor deletes databases. Do it with its own tools.");
  }

  static ConfigurationException nothingToDelete(String database) {
    return new ConfigurationException(
        "ENG-23: Database '"
            + database
            + "' was not deleted, as all of the model is read-only. Delete it through a factory"
            + " that may write.");
  }

  static ConfigurationException nothingToRebuild(String backend) {
    return new ConfigurationException(
        "ENG-24: The views of the backend '"
            + backend
            + "' cannot be filled anew. Close all factories on the database and open them again.");
  }

  static StoreNotReadyException notReached(EngineConfig config, Duration timeout, Throwable cause) {
    return new StoreNotReadyException(
        "ENG-31: "
            + subject(config)
            + " does not show what was saved elsewhere within "
            + text(timeout)
            + ". Wait longer, or read what is there without the token.",
        cause);
  }

  static StoreNotReadyException neverReached(EngineConfig config, Throwable cause) {
    return new StoreNotReadyException(
        "ENG-32: "
            + subject(config)
            + " cannot show what was saved elsewhere: "
            + (cause.getMessage() == null ? cause.getClass().getName() : cause.getMessage()),
        cause);
  }

  static IllegalArgumentException foreignToken(EngineConfig config) {
    return new IllegalArgumentException(
        "ENG-33: "
            + subject(config)
            + " has none of the topics of a consistency token. Pass it to a factory of the database"
            + " and the entity types that were saved.");
  }

  static IllegalStateException savingWithinSave(String context) {
    return new IllegalStateException(
        "ENG-34: "
            + context
            + " was told to save by what takes part in its save. Change entities before the save"
            + " looks for changes, in saving(), or save through another context.");
  }

  static StoreNotReadyException interrupted(EngineConfig config, @Nullable Throwable cause) {
    return new StoreNotReadyException(
        "ENG-08: Waiting for "
            + subject(config)
            + " was interrupted. Open the factory again when it is wanted.",
        cause);
  }

  static StoreNotReadyException notReady(EngineConfig config, Throwable cause) {
    return new StoreNotReadyException(
        "ENG-09: "
            + subject(config)
            + " did not become ready: "
            + (cause.getMessage() == null ? cause.getClass().getName() : cause.getMessage()),
        cause);
  }

  static EntityStoreException unexpected(Throwable cause) {
    return new EntityStoreException(
        "ENG-10: An operation failed unexpectedly: " + cause.getClass().getName() + ".", cause);
  }

  static StoreNotReadyException noStatus(EngineConfig config, Throwable cause) {
    return new StoreNotReadyException(
        "ENG-11: "
            + subject(config)
            + " did not say where its topics end. Check that the store can be reached, and ask"
            + " again.",
        cause);
  }

  static ConfigurationException formatWithoutSerializer(
      EntityTypeModel type, SchemaDocument writer, ConfigurationException cause) {
    return new ConfigurationException(
        "ENG-46: Records of '"
            + type.name()
            + "' were written with the schema "
            + writer.id()
            + ", and there is no serializer '"
            + writer.format()
            + "' to read them ("
            + cause.getMessage()
            + ")",
        cause);
  }

  static String sensitiveMessages(String database) {
    return "ENG-48: Messages of failed saves of database '"
        + database
        + "' name keys of entities. Leave sensitiveMessages() out where others read them.";
  }

  static ConfigurationException notGeneric(String format) {
    return new ConfigurationException(
        "ENG-13: The serializer '"
            + format
            + "' cannot read records without their class. Open a reader of the entity class.");
  }

  static SerializationFailedException notWrittenAlone(EntityTypeModel type, List<String> shadows) {
    return new SerializationFailedException(
        "ENG-14: An entity of '"
            + type.name()
            + "' cannot be written alone: its properties "
            + shadows
            + " have no member in the class, so they would be lost. Declare them in the class, or"
            + " save it through a context.");
  }

  static SerializationFailedException readOnly(EntityTypeModel type) {
    return new SerializationFailedException(
        "ENG-15: '" + type.name() + "' is read-only. Write it where it is not.");
  }

  static SerializationFailedException writtenWithoutKey(EntityTypeModel type) {
    return new SerializationFailedException(
        "ENG-16: An entity of '" + type.name() + "' has no key. Set its key properties.");
  }

  static CancellationException cancelled() {
    return new CancellationException("ENG-49: The future was cancelled; nothing was done.");
  }

  private static String subject(EngineConfig config) {
    return "Database '"
        + config.database()
        + "'"
        + (config.store().bootstrapServers().isEmpty()
            ? ""
            : " at " + config.store().bootstrapServers());
  }

  private static String text(Duration duration) {
    return duration.toString().substring(2).toLowerCase(Locale.ROOT);
  }

  static ConfigurationException noSequences(String backend) {
    return new ConfigurationException(
        "ENG-47: The backend '"
            + backend
            + "' gives out no numbers. Set the keys, or choose a backend that does.");
  }
}
