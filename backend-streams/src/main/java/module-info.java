import org.entopic.backend.streams.StreamsBackendProvider;
import org.entopic.spi.backend.BackendProvider;

/** Views replicated from Kafka topics by Kafka Streams; exports nothing, found as a service. */
module org.entopic.backend.streams {
  requires static biz.aQute.bnd.annotation;
  requires kafka.clients;
  requires kafka.streams;
  requires org.entopic.api;
  requires org.entopic.kafka;
  requires org.entopic.view;
  requires org.slf4j;

  provides BackendProvider with
      StreamsBackendProvider;
}
