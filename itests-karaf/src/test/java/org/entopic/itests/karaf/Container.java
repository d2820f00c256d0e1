package org.entopic.itests.karaf;

import static org.junit.Assert.assertNotNull;
import static org.junit.Assert.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivilegedExceptionAction;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javax.security.auth.Subject;
import org.apache.karaf.features.FeaturesService;
import org.apache.karaf.jaas.boot.principal.RolePrincipal;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.api.console.SessionFactory;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.wiring.FrameworkWiring;

/** What the tests do in the container, seen from inside. */
final class Container {
  private static final long PATIENCE = TimeUnit.SECONDS.toNanos(30);

  private final BundleContext context = FrameworkUtil.getBundle(Container.class).getBundleContext();

  /** Installs features of this build, if they are not there yet. */
  void install(String... features) throws Exception {
    FeaturesService service = service(FeaturesService.class, null);
    var repository =
        URI.create(
            "mvn:org.entopic/entopic-feature/"
                + System.getProperty("entopic.version")
                + "/xml/features");
    if (service.getRepository(repository) == null) {
      service.addRepository(repository);
      service.installFeatures(
          Set.of(features), EnumSet.of(FeaturesService.Option.NoAutoRefreshBundles));
    }
  }

  /** Installs and starts one of the test bundles. */
  Bundle start(String name) throws Exception {
    String url = System.getProperty("entopic.test.bundles") + name + ".jar";
    Bundle bundle;
    try (InputStream in = URI.create(url).toURL().openStream()) {
      bundle = context.installBundle("test:" + name, in);
    }
    bundle.start();
    return bundle;
  }

  /** Returns what takes the commands of a test bundle. */
  @SuppressWarnings("unchecked")
  Application scenario(String name) throws Exception {
    return new Application(service(UnaryOperator.class, "(scenario=" + name + ")"));
  }

  private <S> S service(Class<S> type, String filter) throws Exception {
    List<ServiceReference<S>> found = List.copyOf(context.getServiceReferences(type, filter));
    assertTrue("services " + type.getName() + " " + filter + ": " + found, found.size() == 1);
    S service = context.getService(found.get(0));
    assertNotNull(service);
    return service;
  }

  Bundle bundle(String symbolicName) {
    for (Bundle bundle : context.getBundles()) {
      if (symbolicName.equals(bundle.getSymbolicName())) {
        return bundle;
      }
    }
    throw new AssertionError("no bundle " + symbolicName);
  }

  /** Returns the bundles that are installed now. */
  Set<Bundle> bundles() {
    return new HashSet<>(List.of(context.getBundles()));
  }

  static boolean isActive(Bundle bundle) {
    return bundle.getState() == Bundle.ACTIVE;
  }

  void refresh(Bundle bundle) throws InterruptedException {
    var refreshed = new CountDownLatch(1);
    context
        .getBundle(0)
        .adapt(FrameworkWiring.class)
        .refreshBundles(List.of(bundle), event -> refreshed.countDown());
    assertTrue(refreshed.await(30, TimeUnit.SECONDS));
  }

  /** Runs a command of the shell, as an administrator may, and returns what it prints. */
  String shell(String command) {
    var administrator = new Subject();
    administrator.getPrincipals().add(new RolePrincipal("admin"));
    try {
      return Subject.doAs(administrator, (PrivilegedExceptionAction<String>) () -> print(command));
    } catch (Exception e) {
      throw new AssertionError(command, e);
    }
  }

  private String print(String command) throws Exception {
    var printed = new ByteArrayOutputStream();
    try (var out = new PrintStream(printed, true, StandardCharsets.UTF_8)) {
      SessionFactory sessions = service(SessionFactory.class, null);
      try (Session session = sessions.create(InputStream.nullInputStream(), out, out)) {
        session.execute(command);
      }
    }
    return printed.toString(StandardCharsets.UTF_8);
  }

  /** Returns what the log says of something, line by line. */
  static List<String> logged(String part) {
    try (Stream<String> lines =
        Files.lines(Path.of(System.getProperty("karaf.data"), "log", "karaf.log"))) {
      return lines.filter(line -> line.contains(part)).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<String> threads(String part) {
    return Thread.getAllStackTraces().keySet().stream()
        .map(Thread::getName)
        .filter(name -> name.contains(part))
        .sorted()
        .toList();
  }

  /** Returns the threads that have a loader as their context's. */
  static List<String> threadsOf(ClassLoader loader) {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getContextClassLoader() == loader)
        .map(Thread::getName)
        .toList();
  }

  static void await(String what, BooleanSupplier condition) {
    long deadline = System.nanoTime() + PATIENCE;
    while (!condition.getAsBoolean()) {
      assertTrue("not in time: " + what, System.nanoTime() < deadline);
      LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
    }
  }
}
