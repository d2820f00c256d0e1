import org.entopic.serde.protobuf.internal.ProtobufSerializerProvider;
import org.entopic.spi.serde.SerializerProvider;

/** Writes entities as Protocol Buffers messages, one field a property; exports nothing. */
module org.entopic.serde.protobuf {
  requires org.entopic.api;
  requires com.google.protobuf;
  requires static biz.aQute.bnd.annotation;

  provides SerializerProvider with
      ProtobufSerializerProvider;
}
