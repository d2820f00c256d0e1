import org.entopic.backend.replica.ReplicaBackendProvider;
import org.entopic.spi.backend.BackendProvider;

/** Views replicated from Kafka topics by one consumer loop; exports nothing, found as a service. */
module org.entopic.backend.replica {
  requires static biz.aQute.bnd.annotation;
  requires kafka.clients;
  requires org.entopic.api;
  requires org.entopic.kafka;
  requires org.entopic.view;

  provides BackendProvider with
      ReplicaBackendProvider;
}
