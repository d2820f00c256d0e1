/**
 * Records what factories do with the JDK Flight Recorder. Start at {@link
 * org.entopic.jfr.FlightRecorderEvents}; applications use it.
 */
module org.entopic.jfr {
  requires transitive org.entopic.api;
  requires jdk.jfr;

  exports org.entopic.jfr;
}
