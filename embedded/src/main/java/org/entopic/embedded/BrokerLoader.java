package org.entopic.embedded;

import java.io.File;
import java.lang.module.ResolvedModule;
import java.lang.reflect.InvocationTargetException;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.channels.ServerSocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.entopic.embedded.node.BrokerNode;

/**
 * Finds the class loader that the broker lives in.
 *
 * <p>On the class path it is our own. On the module path, packages of the module {@code
 * kafka.clients} hide the same packages of the broker's jars; there the broker gets a loader of its
 * own over the class path and all modules of the application, with {@link BrokerNode} shared.
 */
final class BrokerLoader extends URLClassLoader {
  private static final String NODE_CLASS = "org.entopic.embedded.node.KafkaNode";

  static {
    registerAsParallelCapable();
  }

  private BrokerLoader(URL[] jars) {
    super("entopic-embedded-broker", jars, ClassLoader.getPlatformClassLoader());
  }

  /** Makes a node that is not started yet. */
  static BrokerNode newNode(
      int nodeId,
      String clusterId,
      Map<String, String> properties,
      Map<String, ServerSocketChannel> sockets) {
    try {
      return Class.forName(NODE_CLASS, true, get())
          .asSubclass(BrokerNode.class)
          .getConstructor(int.class, String.class, Map.class, Map.class)
          .newInstance(nodeId, clusterId, properties, sockets);
    } catch (InvocationTargetException e) {
      throw EmbeddedMessages.brokerMissing(e.getCause() == null ? e : e.getCause());
    } catch (ReflectiveOperationException | LinkageError e) {
      throw EmbeddedMessages.brokerMissing(e);
    }
  }

  /** Returns the loader of the broker's classes, which its threads need as context too. */
  static ClassLoader get() {
    return Holder.LOADER;
  }

  /** Own jars first: the platform loader would hand out the application's modules. */
  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    if (name.equals(BrokerNode.class.getName())) {
      return BrokerNode.class;
    }
    if (name.startsWith("java.")) {
      return super.loadClass(name, resolve);
    }
    synchronized (getClassLoadingLock(name)) {
      Class<?> loaded = findLoadedClass(name);
      return loaded != null ? loaded : findOwnOrInherit(name, resolve);
    }
  }

  private Class<?> findOwnOrInherit(String name, boolean resolve) throws ClassNotFoundException {
    try {
      return findClass(name);
    } catch (ClassNotFoundException e) {
      return super.loadClass(name, resolve);
    }
  }

  private static ClassLoader create() {
    Module module = BrokerLoader.class.getModule();
    if (!module.isNamed()) {
      return BrokerLoader.class.getClassLoader();
    }
    List<URL> jars = new ArrayList<>();
    for (ResolvedModule resolved : module.getLayer().configuration().modules()) {
      Optional<URI> location = resolved.reference().location();
      location
          .filter(uri -> !uri.getScheme().equals("jrt"))
          .map(BrokerLoader::url)
          .ifPresent(jars::add);
    }
    for (String entry : System.getProperty("java.class.path", "").split(File.pathSeparator, -1)) {
      if (!entry.isEmpty()) {
        jars.add(url(new File(entry).toURI()));
      }
    }
    BrokerLoader loader = new BrokerLoader(jars.toArray(URL[]::new));
    module.addExports(BrokerNode.class.getPackageName(), loader.getUnnamedModule());
    return loader;
  }

  private static URL url(URI uri) {
    try {
      return uri.toURL();
    } catch (MalformedURLException e) {
      throw EmbeddedMessages.brokerMissing(e);
    }
  }

  private static final class Holder {
    static final ClassLoader LOADER = create();
  }
}
