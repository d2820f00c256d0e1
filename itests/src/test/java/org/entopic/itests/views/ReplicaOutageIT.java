package org.entopic.itests.views;

import org.entopic.backend.replica.ReplicaBackendProvider;

class ReplicaOutageIT extends ViewOutageRules {
  ReplicaOutageIT() {
    super(new ReplicaBackendProvider());
  }
}
