import org.entopic.serde.json.internal.JsonSerializerProvider;
import org.entopic.spi.serde.SerializerProvider;

/** Writes entities as plain JSON objects, one field a property; exports nothing. */
module org.entopic.serde.json {
  requires org.entopic.api;
  requires com.fasterxml.jackson.core;
  requires static biz.aQute.bnd.annotation;

  provides SerializerProvider with
      JsonSerializerProvider;
}
