/** An application that shows its entities to nobody. */
module app {
  requires org.entopic.api;
}
