/** Contracts that every serializer and backend must pass, and the models they are run with. */
module org.entopic.tck {
  requires transitive org.entopic.api;
  requires transitive net.jqwik.api;
  requires transitive org.assertj.core;
  requires transitive org.junit.jupiter.api;
  requires transitive org.junit.jupiter.params;

  exports org.entopic.tck.backend;
  exports org.entopic.tck.model;
  exports org.entopic.tck.serde;
}
