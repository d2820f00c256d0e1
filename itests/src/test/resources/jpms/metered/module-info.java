/** An application that is measured: the modules that measure are there because it asks for them. */
module metered {
  requires org.entopic.api;
  requires org.entopic.micrometer;
  requires org.entopic.jfr;
  requires jdk.jfr;
}
