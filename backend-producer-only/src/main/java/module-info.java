import org.entopic.backend.producer.ProducerOnlyBackendProvider;
import org.entopic.spi.backend.BackendProvider;

/** Writes to Kafka topics and reads nothing; exports nothing, found as a service. */
module org.entopic.backend.producer {
  requires static biz.aQute.bnd.annotation;
  requires org.entopic.api;
  requires org.entopic.kafka;

  provides BackendProvider with
      ProducerOnlyBackendProvider;
}
