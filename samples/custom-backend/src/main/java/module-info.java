import org.entopic.samples.files.FilesBackendProvider;
import org.entopic.spi.backend.BackendProvider;

/** Keeps entities in a directory; exports nothing. */
module org.entopic.samples.files {
  requires org.entopic.api;
  requires org.entopic.view;
  requires static biz.aQute.bnd.annotation;

  provides BackendProvider with
      FilesBackendProvider;
}
