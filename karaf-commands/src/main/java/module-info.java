/**
 * Commands of Karaf's shell: {@code entopic:databases} and {@code entopic:sets}; exports nothing.
 */
module org.entopic.karaf {
  requires org.apache.karaf.shell.core;
  requires org.entopic.osgi;
  requires org.osgi.framework;
}
