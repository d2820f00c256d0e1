/**
 * Measures factories with Micrometer. Start at {@link org.entopic.micrometer.EntityMetrics};
 * applications use it.
 */
@SuppressWarnings({"requires-automatic", "requires-transitive-automatic"})
module org.entopic.micrometer {
  requires transitive org.entopic.api;
  requires transitive micrometer.core;

  exports org.entopic.micrometer;
}
