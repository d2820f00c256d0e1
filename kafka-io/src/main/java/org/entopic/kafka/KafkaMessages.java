package org.entopic.kafka;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;
import org.entopic.ConfigurationException;
import org.entopic.CreationPlan;
import org.entopic.EntityStoreException;
import org.entopic.PropertyScope;
import org.entopic.SaveFailedException;
import org.entopic.SaveOutcomeUnknownException;
import org.entopic.StoreNotReadyException;
import org.jspecify.annotations.Nullable;

/** The failures of this module. */
final class KafkaMessages {
  private KafkaMessages() {}

  static ConfigurationException noBootstrapServers(String database) {
    return new ConfigurationException(
        "KFK-01: Database '"
            + database
            + "' has no address of a Kafka broker. Call bootstrapServers(\"host:port\").");
  }

  static ConfigurationException propertiesRefused(PropertyScope scope, Collection<String> names) {
    return new ConfigurationException(
        "KFK-02: The properties "
            + names
            + " of scope "
            + scope
            + " are decided by the backend, which relies on them. Remove them.");
  }

  static ConfigurationException settingsRefused(String database, Throwable cause) {
    return new ConfigurationException(
        "KFK-03: Kafka refuses the client settings of database '"
            + database
            + "'. Mend the property that the cause names.",
        cause);
  }

  /** Has no cause: Kafka's message quotes what it stumbled over, which may be the password. */
  static ConfigurationException loginRefused(String database) {
    return new ConfigurationException(
        "KFK-28: Kafka does not understand the property 'sasl.jaas.config' of database '"
            + database
            + "'. Write it as: <login module> required <name>=\"<value>\" …; with a semicolon at"
            + " the end.");
  }

  static StoreNotReadyException unreachable(String bootstrapServers, @Nullable Throwable cause) {
    return new StoreNotReadyException(
        "KFK-04: No answer came in time from Kafka at "
            + bootstrapServers
            + reason(cause)
            + ". Check that the brokers run and that the address is right.",
        cause);
  }

  static StoreNotReadyException interrupted(String bootstrapServers, @Nullable Throwable cause) {
    return new StoreNotReadyException(
        "KFK-05: The thread was interrupted while it waited for Kafka at "
            + bootstrapServers
            + ". Try again.",
        cause);
  }

  static ConfigurationException notPermitted(String call, Throwable cause) {
    return new ConfigurationException(
        "KFK-06: Kafka does not permit to "
            + call
            + reason(cause)
            + ". Grant the right, or use other credentials.",
        cause);
  }

  static EntityStoreException callFailed(String call, Throwable cause) {
    return new ConfigurationException(
        "KFK-07: Kafka refused to " + call + reason(cause) + ". Mend what it names.", cause);
  }

  static ConfigurationException topicsNotCreated(CreationPlan plan) {
    String list = System.lineSeparator() + "  - ";
    return new ConfigurationException(
        "KFK-29: Topics of database '"
            + plan.database()
            + "' are missing, and the factory creates none. Create them, or allow it by"
            + " TopicCreation.WHEN_MISSING:"
            + list
            + plan.missing().stream().map(Object::toString).collect(Collectors.joining(list)));
  }

  static ConfigurationException typeSettingsRefused(
      List<String> differences, Collection<String> possible) {
    String list = System.lineSeparator() + "  - ";
    return new ConfigurationException(
        "KFK-44: Producer settings of entity types do not fit. Set them for the whole factory in"
            + " scope PRODUCER, or remove them; per type there are "
            + new TreeSet<>(possible)
            + ":"
            + list
            + String.join(list, differences));
  }

  static StoreNotReadyException beingFilled(String database) {
    return new StoreNotReadyException(
        "KFK-45: Another process fills the new database '"
            + database
            + "' and is not done. Open the factory again, or with a longer openTimeout.");
  }

  static StoreNotReadyException stillThere(Collection<String> topics) {
    return new StoreNotReadyException(
        "KFK-31: The topics " + topics + " were deleted, and are still there. Try again.");
  }

  static ConfigurationException topicsUnfit(List<String> differences) {
    String list = System.lineSeparator() + "  - ";
    return new ConfigurationException(
        "KFK-08: Topics do not fit the model. Change the topics, or the model, or use others:"
            + list
            + String.join(list, differences));
  }

  static StoreNotReadyException schemasUnread(
      List<TopicPartition> partitions, String bootstrapServers) {
    return new StoreNotReadyException(
        "KFK-09: The schema topics "
            + partitions
            + " at "
            + bootstrapServers
            + " were not read to their end in time. Try again.");
  }

  static StoreNotReadyException schemasUnwritten(
      String topic, String bootstrapServers, Throwable cause) {
    return new StoreNotReadyException(
        "KFK-10: The schema topic '"
            + topic
            + "' at "
            + bootstrapServers
            + " could not be written"
            + reason(cause)
            + ". Try again.",
        cause);
  }

  static ConfigurationException topicUnknown(String topic) {
    return new ConfigurationException(
        "KFK-11: Topic '" + topic + "' is none of those the writer was opened for. Open another.");
  }

  static SaveFailedException saveTooLarge(int records, long bytes) {
    return new SaveFailedException(
        String.format(
            Locale.ROOT,
            "KFK-12: The save has %,d records of %,d bytes; at most %,d records of %,d bytes are"
                + " written at once. Save in parts.",
            records,
            bytes,
            RecordPlacement.MAX_RECORDS,
            RecordPlacement.MAX_BYTES));
  }

  static StoreNotReadyException notSent(String bootstrapServers, @Nullable Throwable cause) {
    return new StoreNotReadyException(
        "KFK-13: Nothing was saved: Kafka at "
            + bootstrapServers
            + " was not ready in time"
            + reason(cause)
            + ". Save again.",
        cause);
  }

  static StoreNotReadyException notWritten(
      String bootstrapServers, String database, @Nullable Throwable cause) {
    return new StoreNotReadyException(
        "KFK-59: Nothing was saved: the transaction of the write lease could not be written in time"
            + " at "
            + bootstrapServers
            + reason(cause)
            + ". If that lasts, look whether the coordinator of transactional id '"
            + LeaseTopics.transactionalId(database)
            + "' is there (kafka-transactions.sh describe), and the leaders of the checked topics."
            + " Save again.",
        cause);
  }

  static StoreNotReadyException storeAway(String bootstrapServers, Throwable cause) {
    return new StoreNotReadyException(
        "KFK-14: Nothing was saved: Kafka at "
            + bootstrapServers
            + " was not ready"
            + reason(cause)
            + ". Save again.",
        cause);
  }

  static SaveFailedException saveRefused(Throwable cause) {
    return new SaveFailedException(
        "KFK-15: Nothing was saved: Kafka refused a record"
            + reason(cause)
            + ". Mend what it names and save again.",
        cause);
  }

  static SaveOutcomeUnknownException outcomeUnknown(UUID save, @Nullable Throwable cause) {
    return new SaveOutcomeUnknownException(
        "KFK-16: Save "
            + save
            + " was sent, and Kafka did not confirm it in time"
            + reason(cause)
            + ". It may or may not come to be: read again, or save again.",
        cause);
  }

  static StoreNotReadyException writerClosed() {
    return new StoreNotReadyException(
        "KFK-17: Nothing was saved: the backend is closed. Open a new factory.");
  }

  static StoreNotReadyException topicsMissing(Collection<String> topics) {
    return new StoreNotReadyException(
        "KFK-18: The topics " + topics + " are gone. Create them again, or open a new factory.");
  }

  static StoreNotReadyException schemasLost(String topic, long schema, String entity) {
    return new StoreNotReadyException(
        "KFK-41: A record of topic '%s' names schema %016x, and the schema topic holds none of '%s'."
                .formatted(topic, schema, entity)
            + " Restore the schema topic, or open the model that wrote the records first.");
  }

  static StoreNotReadyException topicsAway(String database, EntityStoreException cause) {
    return new StoreNotReadyException(
        "KFK-42: Nothing was saved: the topics of database '"
            + database
            + "' are not what they were"
            + reason(cause)
            + ". Mend them and save again.",
        cause);
  }

  static StoreNotReadyException noDatabase(String database, String topic, String servers) {
    return new StoreNotReadyException(
        "KFK-19: There is no database '"
            + database
            + "' at "
            + servers
            + ": its schema topic '"
            + topic
            + "' is not there. Check the name, or open a factory that creates it.");
  }

  static StoreNotReadyException leaseNotTaken(
      String bootstrapServers,
      String database,
      @Nullable String holder,
      @Nullable Throwable cause) {
    return new StoreNotReadyException(
        "KFK-51: Nothing was saved: the write lease, transactional id '"
            + LeaseTopics.transactionalId(database)
            + "', could not be taken in time at "
            + bootstrapServers
            + (holder == null ? "" : "; the process '" + holder + "' has it")
            + reason(cause)
            + ". Save again.",
        cause);
  }

  static SaveFailedException checkedSavesFailed(Throwable cause) {
    return new SaveFailedException(
        "KFK-64: Nothing was saved: a group of checked saves ended with "
            + cause.getClass().getName()
            + ". See the cause, then save again.",
        cause);
  }

  static SaveFailedException leaseForbidden(String database, Throwable cause) {
    return new SaveFailedException(
        "KFK-63: Nothing was saved: Kafka does not allow to take the write lease"
            + reason(cause)
            + ". Allow what it names, WRITE and DESCRIBE on transactional id '"
            + LeaseTopics.transactionalId(database)
            + "' above all, and save again.",
        cause);
  }

  static StoreNotReadyException viewBehind(List<String> transactions, Throwable cause) {
    return new StoreNotReadyException(
        transactions.isEmpty()
            ? "KFK-52: Nothing was saved: the local view did not reach the ends of the checked"
                + " topics in time. Save again."
            : "KFK-53: Nothing was saved: checked topics are blocked by an open transaction: "
                + transactions
                + ". Wait until it ends, or abort it with kafka-transactions.sh, and save again.",
        cause);
  }

  static StoreNotReadyException topicChanged(String topic) {
    return new StoreNotReadyException(
        "KFK-54: Nothing was saved: topic '"
            + topic
            + "' was created anew or has other partitions than the local view was filled from."
            + " The view is filled anew; save again.");
  }

  static StoreNotReadyException keyUnresolved() {
    return new StoreNotReadyException(
        "KFK-55: Nothing was saved: an earlier save of one of the rows has no known outcome yet."
            + " Save again.");
  }

  static ConfigurationException brokersUnsafe(List<String> settings) {
    String list = System.lineSeparator() + "  - ";
    return new ConfigurationException(
        "KFK-56: The brokers may lose what they have confirmed, so saves cannot be checked, and"
            + " numbers may be given out twice. Change the settings, or set the property '"
            + BrokerGuarantees.SETTING
            + "' of the scope BACKEND to 'warn':"
            + list
            + String.join(list, settings));
  }

  static StoreNotReadyException noNumbers(
      String bootstrapServers, String sequence, @Nullable Throwable cause) {
    return new StoreNotReadyException(
        "KFK-57: No numbers of the sequence '"
            + sequence
            + "' could be taken in time at "
            + bootstrapServers
            + reason(cause)
            + ". Save again.",
        cause);
  }

  static StoreNotReadyException sequencesClosed() {
    return new StoreNotReadyException(
        "KFK-58: No numbers are given out: the backend is closed. Open a new factory.");
  }

  static StoreNotReadyException noTopicToSample(String topic, String bootstrapServers) {
    return new StoreNotReadyException(
        "KFK-70: There is no topic '" + topic + "' at " + bootstrapServers + ". Check the name.");
  }

  static StoreNotReadyException sampleUnread(String topic, String bootstrapServers) {
    return new StoreNotReadyException(
        "KFK-71: The newest records of topic '"
            + topic
            + "' could not be read in time at "
            + bootstrapServers
            + ". Check the brokers, or allow more time.");
  }

  private static String reason(@Nullable Throwable cause) {
    return cause == null || cause.getMessage() == null ? "" : " (" + cause.getMessage() + ")";
  }
}
