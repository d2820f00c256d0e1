/** Contracts that every serializer and backend must pass, and the models they are run with. */
module org.entopic.tck {
  requires transitive org.entopic.api;

  exports org.entopic.tck.model;
}
