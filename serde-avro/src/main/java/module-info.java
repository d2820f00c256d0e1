import org.entopic.serde.avro.internal.AvroJsonSerializerProvider;
import org.entopic.serde.avro.internal.AvroSerializerProvider;
import org.entopic.spi.serde.SerializerProvider;

/** Writes entities as Avro records, one field a property, in binary or JSON; exports nothing. */
module org.entopic.serde.avro {
  requires org.entopic.api;
  requires org.apache.avro;
  // Avro is an automatic module, which does not bring these along.
  requires com.fasterxml.jackson.core;
  requires com.fasterxml.jackson.databind;
  requires org.slf4j;
  requires static biz.aQute.bnd.annotation;

  provides SerializerProvider with
      AvroJsonSerializerProvider,
      AvroSerializerProvider;
}
