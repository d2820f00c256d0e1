/** An application that reads entities without a context. */
module reader {
  requires org.entopic.reader;
}
