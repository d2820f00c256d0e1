package org.entopic.docs;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.ContextualDeserializer;
import java.io.IOException;
import org.entopic.Lazy;

final class LazyJson {
  private LazyJson() {}

  @SuppressWarnings("unchecked")
  static Class<Lazy<?>> type() {
    return (Class<Lazy<?>>) (Class<?>) Lazy.class;
  }

  // region:json
  static final class Writer extends JsonSerializer<Lazy<?>> {
    @Override
    public void serialize(Lazy<?> lazy, JsonGenerator out, SerializerProvider json)
        throws IOException {
      json.defaultSerializeValue(lazy.isLoaded() ? lazy.get() : null, out);
    }
  }

  static final class Reader extends JsonDeserializer<Lazy<?>> implements ContextualDeserializer {
    private final JavaType content;

    Reader() {
      this(null);
    }

    private Reader(JavaType content) {
      this.content = content;
    }

    @Override
    public JsonDeserializer<?> createContextual(DeserializationContext json, BeanProperty member) {
      return new Reader(json.getContextualType().containedType(0));
    }

    @Override
    public Lazy<?> deserialize(JsonParser in, DeserializationContext json) throws IOException {
      return Lazy.of(json.readValue(in, content));
    }

    @Override
    public Lazy<?> getNullValue(DeserializationContext json) {
      return Lazy.empty();
    }
  }
  // end:json
}
