package org.entopic.processor;

import java.lang.reflect.Field;
import java.util.List;
import java.util.Map;
import org.entopic.spi.access.EntityAccess;
import org.entopic.spi.access.EntityAccessRegistry;

/** Classes of a compilation, loaded. */
final class Compiled {
  private final Compilation compilation;
  private final Loader loader;

  Compiled(Compilation compilation) {
    this.compilation = compilation;
    this.loader = new Loader(compilation.classes());
  }

  Class<?> type(String name) {
    try {
      return loader.loadClass(name);
    } catch (ClassNotFoundException e) {
      throw new AssertionError(compilation.classes().keySet().toString(), e);
    }
  }

  boolean has(String name) {
    return compilation.classes().containsKey(name);
  }

  String text(String name) {
    return compilation.texts().get(name);
  }

  /** Returns the generated access to a class. */
  @SuppressWarnings("unchecked")
  EntityAccess<Object> access(String name) {
    return (EntityAccess<Object>)
        EntityAccessRegistry.find(type(name))
            .orElseThrow(() -> new AssertionError("no access to " + name));
  }

  /** Returns the type of a handle as its declaration says it, package names left out. */
  String handleType(String fields, String name) {
    return field(fields, name).getGenericType().getTypeName().replaceAll("[a-z.]+\\.", "");
  }

  /** Returns the path that a handle stands for. */
  String handlePath(String fields, String name) {
    Field field = field(fields, name);
    field.setAccessible(true);
    try {
      return field.get(null).toString();
    } catch (IllegalAccessException e) {
      throw new AssertionError(e);
    }
  }

  List<String> handleNames(String fields) {
    return List.of(type(fields).getDeclaredFields()).stream().map(Field::getName).toList();
  }

  private Field field(String fields, String name) {
    try {
      return type(fields).getDeclaredField(name);
    } catch (NoSuchFieldException e) {
      throw new AssertionError(compilation.texts().get(fields), e);
    }
  }

  private static final class Loader extends ClassLoader {
    private final Map<String, byte[]> classes;

    Loader(Map<String, byte[]> classes) {
      super(Compiled.class.getClassLoader());
      this.classes = classes;
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
      byte[] bytes = classes.get(name);
      if (bytes == null) {
        throw new ClassNotFoundException(name);
      }
      return defineClass(name, bytes, 0, bytes.length);
    }
  }
}
