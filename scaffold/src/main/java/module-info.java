import org.entopic.spi.serde.SerializerProvider;

/**
 * Entity classes of topics that are there already: a {@link org.entopic.scaffold.TopicModelFactory}
 * finds out what topics hold, a {@link org.entopic.scaffold.CodeGenerator} writes Java of it. For
 * tools and build plug-ins; applications need it at no time.
 */
@SuppressWarnings({"module", "requires-automatic"})
module org.entopic.scaffold {
  requires transitive org.entopic.api;
  requires com.fasterxml.jackson.databind;
  requires com.google.protobuf;
  requires com.palantir.javapoet;
  requires evo.inflector;
  requires info.picocli;
  requires java.compiler;
  requires org.apache.avro;
  requires org.entopic.kafka;
  requires static biz.aQute.bnd.annotation;

  uses SerializerProvider;

  exports org.entopic.scaffold;

  opens org.entopic.scaffold to
      info.picocli;
}
