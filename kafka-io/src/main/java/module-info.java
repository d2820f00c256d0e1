import org.entopic.view.RowStorageProvider;

/**
 * What the Kafka backends share: clients, topics, the schema topic, the writer, and views of whole
 * topics. Start at {@link org.entopic.kafka.KafkaDatabase}; only modules of this project use it.
 */
@SuppressWarnings({"module", "exports"})
module org.entopic.kafka {
  requires transitive org.entopic.api;
  requires transitive org.entopic.view;
  requires com.github.luben.zstd_jni;
  requires kafka.clients;
  requires org.slf4j;
  requires static biz.aQute.bnd.annotation;

  uses RowStorageProvider;

  exports org.entopic.kafka to
      org.entopic.backend.producer,
      org.entopic.backend.replica,
      org.entopic.backend.streams,
      org.entopic.reader,
      org.entopic.scaffold;
  exports org.entopic.kafka.view to
      org.entopic.backend.replica,
      org.entopic.backend.streams;
}
