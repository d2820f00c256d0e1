/**
 * Local views of entity types for any backend: rows, indexes, snapshots, whole-save publication.
 * Start at {@link org.entopic.view.EntityView}.
 */
module org.entopic.view {
  requires transitive org.entopic.api;

  exports org.entopic.view;
}
