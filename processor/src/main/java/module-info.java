import javax.annotation.processing.Processor;
import org.entopic.processor.EntityProcessor;

/** Generates typed handles and access classes at compile time. */
module org.entopic.processor {
  requires java.compiler;
  requires static org.jspecify;

  provides Processor with
      EntityProcessor;
}
