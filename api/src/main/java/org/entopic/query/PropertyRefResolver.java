package org.entopic.query;

import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.invoke.MethodType;
import java.lang.invoke.SerializedLambda;
import java.util.List;
import org.entopic.query.tree.ExpressionNode.Path;
import org.jspecify.annotations.Nullable;

/**
 * Finds out which getter a method reference names: what serialization would write is a {@link
 * SerializedLambda}, and a stream that replaces objects sees it without any access to the lambda's
 * class.
 */
final class PropertyRefResolver extends ObjectOutputStream {
  private @Nullable SerializedLambda lambda;

  private PropertyRefResolver() throws IOException {
    super(OutputStream.nullOutputStream());
    enableReplaceObject(true);
  }

  static Path path(PropertyRef<?, ?> getter) {
    SerializedLambda form = serializedForm(getter);
    String method = form.getImplMethodName();
    if (method.startsWith("lambda$")) {
      throw new IllegalArgumentException(
          "API-10: A property is named by a lambda in "
              + form.getCapturingClass().replace('/', '.')
              + ". Use a method reference such as Blog::getRating.");
    }
    MethodType type =
        MethodType.fromMethodDescriptorString(
            form.getInstantiatedMethodType(), getter.getClass().getClassLoader());
    return new Path(type.parameterType(0), List.of(propertyName(method)));
  }

  private static SerializedLambda serializedForm(PropertyRef<?, ?> getter) {
    try (var resolver = new PropertyRefResolver()) {
      resolver.writeObject(getter);
      if (resolver.lambda == null) {
        throw new IllegalArgumentException(
            "API-11: "
                + getter.getClass().getName()
                + " is no method reference. Use one such as Blog::getRating.");
      }
      return resolver.lambda;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String propertyName(String method) {
    for (String prefix : List.of("get", "is")) {
      if (method.length() > prefix.length()
          && method.startsWith(prefix)
          && Character.isUpperCase(method.charAt(prefix.length()))) {
        return Character.toLowerCase(method.charAt(prefix.length()))
            + method.substring(prefix.length() + 1);
      }
    }
    return method;
  }

  @Override
  protected @Nullable Object replaceObject(Object object) {
    if (lambda == null && object instanceof SerializedLambda found) {
      lambda = found;
      return null;
    }
    return object;
  }
}
