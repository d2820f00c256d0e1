/**
 * A real Kafka broker inside the running JVM, for tests, demonstrations and first steps.
 *
 * <p>The entry type is {@link org.entopic.embedded.EmbeddedKafka}. The broker's own jars cannot be
 * named modules ({@code kafka_2.13} gives no valid module name, several jars share packages), so
 * this module requires none of them: they stay on the class path, and are loaded apart from the
 * modules of the application.
 */
module org.entopic.embedded {
  requires static transitive org.apiguardian.api;
  requires static transitive org.jspecify;

  exports org.entopic.embedded;
}
