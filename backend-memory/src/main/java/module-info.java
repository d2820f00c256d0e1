import org.entopic.backend.memory.MemoryBackendProvider;
import org.entopic.spi.backend.BackendProvider;

/** A complete backend in the memory of one JVM, for tests; exports nothing. */
module org.entopic.backend.memory {
  requires org.entopic.api;
  requires org.entopic.view;
  requires static biz.aQute.bnd.annotation;

  provides BackendProvider with
      MemoryBackendProvider;
}
