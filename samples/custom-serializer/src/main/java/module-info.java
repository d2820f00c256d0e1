// region:module
import org.entopic.samples.cbor.CborSerializerProvider;
import org.entopic.spi.serde.SerializerProvider;

/** Writes entities as CBOR; exports nothing. */
module org.entopic.samples.cbor {
  requires org.entopic.api;
  requires com.fasterxml.jackson.core;
  requires com.fasterxml.jackson.dataformat.cbor;
  requires static biz.aQute.bnd.annotation;

  provides SerializerProvider with
      CborSerializerProvider;
}
// end:module
