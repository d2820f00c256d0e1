package org.entopic.itests.views;

import org.entopic.backend.replica.ReplicaBackendProvider;

class ReplicaViewsIT extends KafkaViewRules {
  ReplicaViewsIT() {
    super(new ReplicaBackendProvider());
  }
}
