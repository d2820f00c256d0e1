/**
 * What the Kafka backends share: clients, topics, the schema topic and the writer. Start at {@link
 * org.entopic.kafka.KafkaDatabase}; only backends of this project use it.
 */
@SuppressWarnings({"module", "exports"})
module org.entopic.kafka {
  requires transitive org.entopic.api;
  requires com.github.luben.zstd_jni;
  requires kafka.clients;
  requires org.slf4j;

  exports org.entopic.kafka to
      org.entopic.backend.producer,
      org.entopic.backend.replica,
      org.entopic.backend.streams;
}
