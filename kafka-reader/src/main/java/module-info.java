/**
 * Entities out of Kafka's topics for programs with consumers or topologies of their own: start at
 * {@link org.entopic.reader.EntityReader}. Kafka's types stand in this API.
 */
@SuppressWarnings({"module", "requires-transitive-automatic"})
module org.entopic.reader {
  requires transitive kafka.clients;
  requires transitive org.entopic.api;
  requires org.entopic.kafka;
  requires static biz.aQute.bnd.annotation;

  exports org.entopic.reader;
}
