import org.entopic.engine.DefaultEngineProvider;
import org.entopic.spi.backend.BackendProvider;
import org.entopic.spi.engine.EngineProvider;
import org.entopic.spi.serde.SerializerProvider;

/** The model, change tracking, saving and querying behind the api; exports nothing. */
module org.entopic.engine {
  requires org.entopic.api;
  requires org.slf4j;
  requires static biz.aQute.bnd.annotation;

  uses BackendProvider;
  uses SerializerProvider;

  provides EngineProvider with
      DefaultEngineProvider;
}
