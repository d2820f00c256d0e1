package org.entopic.itests.faults;

import java.util.ArrayList;
import java.util.List;
import org.entopic.embedded.EmbeddedKafka;

/** A broker of its own whose clients reach it through a proxy. */
final class ProxiedBroker implements AutoCloseable {
  private final List<KafkaProxy> proxies = new ArrayList<>();
  final EmbeddedKafka kafka =
      EmbeddedKafka.builder()
          .advertise(
              node -> {
                var proxy = new KafkaProxy(node);
                proxies.add(proxy);
                return proxy.address();
              })
          .start();

  KafkaProxy proxy() {
    return proxies.get(0);
  }

  @Override
  public void close() {
    kafka.close();
    proxies.forEach(KafkaProxy::close);
  }
}
