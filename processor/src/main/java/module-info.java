/** Generates typed handles and access classes at compile time. */
module org.entopic.processor {
  requires java.compiler;
}
