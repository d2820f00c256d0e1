package org.entopic.itests.views;

import org.entopic.backend.streams.StreamsBackendProvider;

class StreamsOutageIT extends ViewOutageRules {
  StreamsOutageIT() {
    super(new StreamsBackendProvider());
  }
}
