package org.entopic.itests.karaf;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.junit.function.ThrowingRunnable;
import org.junit.runner.RunWith;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.spi.reactors.ExamReactorStrategy;
import org.ops4j.pax.exam.spi.reactors.PerClass;
import org.osgi.framework.Bundle;

/** Runs inside of Karaf, all tests in one container. */
@RunWith(KarafRunner.class)
@ExamReactorStrategy(PerClass.class)
public class KarafIT {
  private final List<Bundle> started = new ArrayList<>();
  private Container container;

  @Configuration
  public Option[] options() {
    return KarafOptions.all();
  }

  @Before
  public void installFeatures() throws Exception {
    container = new Container();
    container.install("entopic-serde-json", "entopic-backend-replica", "entopic-backend-memory");
  }

  @After
  public void uninstallBundles() throws Exception {
    for (Bundle bundle : started) {
      bundle.uninstall();
    }
  }

  private Bundle start(String name) throws Exception {
    Bundle bundle = container.start(name);
    started.add(bundle);
    return bundle;
  }

  private UnaryOperator<String> scenario(String name) throws Exception {
    start(name);
    return container.scenario(name);
  }

  private static void assertFails(String part, ThrowingRunnable action) {
    String message = String.valueOf(assertThrows(RuntimeException.class, action).getMessage());
    assertTrue(message, message.contains(part));
  }

  private static void assertThreadsEnd(String part) {
    Container.await("threads of " + part, () -> Container.threads(part).isEmpty());
  }

  @Test
  public void aBundleSavesQueriesAndReceivesEventsOnKafka() throws Exception {
    assertSavesQueriesAndReceives("open replica json karaf-blog 60");
  }

  @Test
  public void aBundleSavesQueriesAndReceivesEventsInMemory() throws Exception {
    assertSavesQueriesAndReceives("open memory json karaf-blog 10");
  }

  private void assertSavesQueriesAndReceives(String open) throws Exception {
    UnaryOperator<String> blog = scenario("blog");
    blog.apply(open);
    blog.apply("save a");
    blog.apply("save b");
    blog.apply("rate a 5");
    assertEquals("a=5[about-a] b=3[about-b]", blog.apply("list"));
    blog.apply("delete b");
    assertEquals("a=5[about-a]", blog.apply("list"));
    Container.await(
        "events", () -> blog.apply("events").equals("Added:a Added:b Modified:a Removed:b"));
    blog.apply("delete a");
    blog.apply("close");
  }

  @Test
  public void theThreadsContextLoaderIsNotAsked() throws Exception {
    UnaryOperator<String> blog = scenario("blog");
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(new RefusingLoader());
    try {
      blog.apply("open replica json karaf-loader 60");
      blog.apply("save a");
      assertEquals("a=3[about-a]", blog.apply("list"));
      blog.apply("close");
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  private static final class RefusingLoader extends ClassLoader {
    RefusingLoader() {
      super(null);
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) {
      throw new AssertionError("asked for " + name);
    }
  }

  @Test
  public void bundlesWithDifferentModelsWorkSideBySide() throws Exception {
    UnaryOperator<String> blog = scenario("blog");
    UnaryOperator<String> shelf = scenario("shelf");
    blog.apply("open replica json karaf-side 60");
    shelf.apply("open replica json karaf-side 60");
    blog.apply("save a");
    shelf.apply("save 7 Emma");
    assertEquals("a=3[about-a]", blog.apply("list"));
    assertEquals("7=Emma", shelf.apply("list"));
    Container.await("events", () -> shelf.apply("events").equals("Added:7"));
    assertEquals("Added:a", blog.apply("events"));
  }

  @Test
  public void aSerializerIsWaitedForAndUsedAndItsGoingIsTold() throws Exception {
    UnaryOperator<String> shelf = scenario("shelf");
    assertFails(
        "SPI-02: No serializer named 'lines'",
        () -> shelf.apply("open replica lines karaf-lines 1"));
    CompletableFuture<String> opening =
        CompletableFuture.supplyAsync(() -> shelf.apply("open replica lines karaf-lines 60"));
    Bundle lines = start("lines");
    assertEquals("open", opening.get(60, TimeUnit.SECONDS));
    shelf.apply("save 1 Emma");
    assertEquals("1=Emma", shelf.apply("list"));
    lines.stop();
    assertFails(
        "OSGI-02: The factory of database 'karaf-lines' was closed, because a service that it uses"
            + " has gone: org.entopic.itests.karaf.lines.LinesSerializerProvider of bundle"
            + " org.entopic.itests.karaf.lines",
        () -> shelf.apply("list"));
    assertThreadsEnd("karaf-lines");
    lines.start();
    shelf.apply("open replica lines karaf-lines 60");
    assertEquals("1=Emma", shelf.apply("list"));
  }

  @Test
  public void theFactoryOfABundleIsClosedWithIt() throws Exception {
    Bundle bundle = start("blog");
    UnaryOperator<String> blog = container.scenario("blog");
    blog.apply("open memory json karaf-stop 10");
    bundle.stop();
    assertFails("OSGI-03: The factory of database 'karaf-stop'", () -> blog.apply("list"));
    bundle.start();
    UnaryOperator<String> again = container.scenario("blog");
    again.apply("open memory json karaf-stop 10");
    assertEquals("", again.apply("list"));
  }

  @Test
  public void aRefreshedBundleLeavesNoThread() throws Exception {
    Bundle bundle = start("blog");
    UnaryOperator<String> blog = container.scenario("blog");
    blog.apply("open replica json karaf-refresh 60");
    blog.apply("save a");
    assertTrue(Container.threads("karaf-refresh").size() > 1);
    container.refresh(bundle);
    assertThreadsEnd("karaf-refresh");
    UnaryOperator<String> again = container.scenario("blog");
    again.apply("open replica json karaf-refresh 60");
    assertEquals("a=3[about-a]", again.apply("list"));
  }

  @Test
  public void aRefreshedBundleIsForgotten() throws Exception {
    Bundle bundle = start("blog");
    WeakReference<ClassLoader> loader = useAndReturnLoader();
    container.refresh(bundle);
    Container.await(
        "the old loader",
        () -> {
          System.gc();
          return loader.get() == null;
        });
  }

  private WeakReference<ClassLoader> useAndReturnLoader() throws Exception {
    UnaryOperator<String> blog = container.scenario("blog");
    blog.apply("open replica json karaf-forgotten 60");
    blog.apply("save a");
    assertEquals("a=3[about-a]", blog.apply("list"));
    return new WeakReference<>(blog.getClass().getClassLoader());
  }

  @Test
  public void annotationsThatTheBundleDoesNotImportAreMissed() throws Exception {
    start("unseen");
    UnaryOperator<String> blog = container.scenario("blog");
    assertFails(
        "MOD-08: org.entopic.itests.karaf.blog.Blog",
        () -> blog.apply("open memory json karaf-unseen 10"));
    assertFails(
        "(loaded by org.entopic.itests.karaf.unseen ",
        () -> blog.apply("open memory json karaf-unseen 10"));
  }

  @Test
  public void annotationsOfTheBundlesOwnAreRefused() throws Exception {
    start("copied");
    UnaryOperator<String> blog = container.scenario("blog");
    assertFails(
        "MOD-09: org.entopic.itests.karaf.blog.Blog",
        () -> blog.apply("open memory json karaf-copied 10"));
    assertFails(
        "(loaded by org.entopic.itests.karaf.copied ",
        () -> blog.apply("open memory json karaf-copied 10"));
  }

  @Test
  public void theShellShowsDatabasesAndSets() throws Exception {
    UnaryOperator<String> blog = scenario("blog");
    blog.apply("open replica json karaf-shell 60");
    blog.apply("save a");
    blog.apply("save b");
    String databases = container.shell("entopic:databases");
    assertTrue(databases, databases.contains("karaf-shell"));
    assertTrue(databases, databases.contains("org.entopic.itests.karaf.blog"));
    String sets = container.shell("entopic:sets karaf-shell");
    assertTrue(sets, sets.contains("karaf-shell.weblog"));
    assertTrue(sets, sets.matches("(?s).*Blog *. karaf-shell.weblog *. json *. *2 .*"));
    blog.apply("close");
    assertTrue(
        container.shell("entopic:sets karaf-shell").contains("No database 'karaf-shell' is open"));
  }
}
