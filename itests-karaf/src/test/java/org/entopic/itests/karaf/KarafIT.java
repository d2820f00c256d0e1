package org.entopic.itests.karaf;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
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
  private static final List<String> SERIALIZERS = List.of("json", "avro", "protobuf");

  private static final String READY = "Database karaf-disk: its view is ready, ";

  private static final String[] FEATURES = {
    "entopic-serde-json",
    "entopic-serde-avro",
    "entopic-serde-protobuf",
    "entopic-backend-replica",
    "entopic-backend-streams",
    "entopic-backend-producer-only",
    "entopic-backend-memory",
    "entopic-view-rocksdb",
    "entopic-kafka-reader",
    "entopic-micrometer",
    "entopic-jfr"
  };

  private final List<Bundle> started = new ArrayList<>();
  private Container container;

  @Configuration
  public Option[] options() {
    return KarafOptions.all();
  }

  @Before
  public void installFeatures() throws Exception {
    container = new Container();
    container.install(FEATURES);
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

  private Application scenario(String name) throws Exception {
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
  public void aBundleSavesQueriesAndReceivesEventsInEachFormat() throws Exception {
    for (String serializer : SERIALIZERS) {
      assertSavesQueriesAndReceives("replica", serializer, "karaf-replica-" + serializer);
    }
  }

  @Test
  public void aBundleSavesQueriesAndReceivesEventsInEachFormatWithStreams() throws Exception {
    for (String serializer : SERIALIZERS) {
      assertSavesQueriesAndReceives("streams", serializer, "karaf-streams-" + serializer);
    }
  }

  @Test
  public void aBundleSavesQueriesAndReceivesEventsInMemory() throws Exception {
    assertSavesQueriesAndReceives("memory", "json", "karaf-blog");
  }

  private void assertSavesQueriesAndReceives(String backend, String serializer, String database)
      throws Exception {
    Bundle bundle = container.start("blog");
    Application blog = container.scenario("blog");
    blog.open(backend, serializer, database);
    blog.tell("save a");
    blog.tell("save b");
    blog.tell("rate a 5");
    assertEquals("a=5[about-a] b=3[about-b]", blog.ask("list"));
    assertEquals("about-a@a=5 about-b@b=3", blog.ask("blogs"));
    blog.tell("delete b");
    assertEquals("a=5[about-a]", blog.ask("list"));
    Container.await(
        "events", () -> blog.ask("events").equals("Added:a Added:b Modified:a Removed:b"));
    blog.tell("delete a");
    blog.tell("close");
    bundle.uninstall();
  }

  @Test
  public void whatABundleOnlyWritesIsReadByOthersInEachFormat() throws Exception {
    Application shelf = scenario("shelf");
    Application reading = scenario("reading");
    for (String serializer : SERIALIZERS) {
      String database = "karaf-writer-" + serializer;
      shelf.open("producer-only", serializer, database);
      shelf.tell("save 1 Emma");
      shelf.tell("save 2 Persuasion");
      String databases = container.shell("entopic:databases");
      assertTrue(databases, databases.contains("only writes"));
      shelf.tell("close");
      String books = "1=Emma 2=Persuasion";
      assertEquals(books, reading.ask("entities " + database + " " + serializer));
      assertEquals(books, reading.ask("rows " + database + " " + serializer));
      shelf.open("replica", serializer, database);
      assertEquals(books, shelf.ask("list"));
      shelf.tell("close");
    }
  }

  @Test
  public void rowsOnDiskAreThereAgainAtOnce() throws Exception {
    Bundle bundle = start("stock");
    Application stock = container.scenario("stock");
    stock.open("replica", "json", "karaf-disk");
    stock.tell("save 1 BOLT");
    stock.tell("save 2 NUT");
    stock.tell("close");
    // Of four records the two in memory are read again, those on disk are not.
    int lines = Container.logged(READY).size();
    for (String backend : List.of("streams", "replica")) {
      bundle.stop();
      bundle.start();
      Application again = container.scenario("stock");
      again.open(backend, "json", "karaf-disk");
      assertEquals("part 1, shortage 1", again.ask("list BOLT"));
      assertEquals("part 2, shortage 2", again.ask("list NUT"));
      int known = lines;
      Container.await("a line of the log", () -> Container.logged(READY).size() > known);
      List<String> logged = Container.logged(READY);
      String last = logged.get(logged.size() - 1);
      assertTrue(last, last.contains(READY + "2 records"));
      lines = logged.size();
      again.tell("close");
    }
  }

  @Test
  public void aRefreshedBundleFindsItsDataWhileOthersHaveTheDatabaseOpen() throws Exception {
    Bundle bundle = start("stock");
    Application shelf = scenario("shelf");
    for (String backend : List.of("replica", "streams")) {
      String database = "karaf-others-" + backend;
      shelf.open(backend, "json", database);
      WeakReference<ClassLoader> loader = saveParts(backend, database);
      container.refresh(bundle);
      Application again = container.scenario("stock");
      again.open(backend, "json", database);
      assertEquals("part 1, shortage 1", again.ask("list BOLT"));
      again.tell("save 3 BOLT");
      assertEquals("part 1, part 3, shortage 1, shortage 3", again.ask("list BOLT"));
      shelf.tell("save 1 Emma");
      assertEquals("1=Emma", shelf.ask("list"));
      assertForgotten(loader);
      again.tell("close");
      shelf.tell("close");
    }
  }

  private WeakReference<ClassLoader> saveParts(String backend, String database) throws Exception {
    Application stock = container.scenario("stock");
    stock.open(backend, "json", database);
    stock.tell("save 1 BOLT");
    stock.tell("save 2 NUT");
    assertEquals("part 2, shortage 2", stock.ask("list NUT"));
    return new WeakReference<>(stock.loader());
  }

  private static void assertForgotten(WeakReference<ClassLoader> loader) {
    Container.await(
        "the old loader",
        () -> {
          System.gc();
          return loader.get() == null;
        });
  }

  @Test
  public void theThreadsContextLoaderIsNotAsked() throws Exception {
    Application blog = scenario("blog");
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(new RefusingLoader());
    try {
      blog.open("replica", "json", "karaf-loader");
      blog.tell("save a");
      assertEquals("a=3[about-a]", blog.ask("list"));
      blog.tell("close");
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  @Test
  public void threadsOfASharedViewKeepNoLoaderOfABundle() throws Exception {
    Application blog = scenario("blog");
    Application shelf = scenario("shelf");
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(blog.loader());
    try {
      blog.open("replica", "json", "karaf-kept");
    } finally {
      thread.setContextClassLoader(before);
    }
    shelf.open("replica", "json", "karaf-kept");
    blog.tell("save a");
    blog.tell("close");
    Container.await("its own threads", () -> Container.threadsOf(blog.loader()).isEmpty());
    shelf.tell("save 1 Emma");
    assertEquals("1=Emma", shelf.ask("list"));
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
    Application blog = scenario("blog");
    Application shelf = scenario("shelf");
    blog.open("replica", "json", "karaf-side");
    shelf.open("replica", "json", "karaf-side");
    blog.tell("save a");
    shelf.tell("save 7 Emma");
    assertEquals("a=3[about-a]", blog.ask("list"));
    assertEquals("7=Emma", shelf.ask("list"));
    Container.await("events", () -> shelf.ask("events").equals("Added:7"));
    assertEquals("Added:a", blog.ask("events"));
  }

  @Test
  public void aSerializerIsWaitedForAndUsedAndItsGoingIsTold() throws Exception {
    Application shelf = scenario("shelf");
    assertFails(
        "SPI-02: No serializer named 'cbor'", () -> shelf.ask("open replica cbor karaf-cbor 1"));
    CompletableFuture<Void> opening =
        CompletableFuture.runAsync(() -> shelf.open("replica", "cbor", "karaf-cbor"));
    start("cbor-library");
    Bundle cbor = start("cbor");
    opening.get(60, TimeUnit.SECONDS);
    shelf.tell("save 1 Emma");
    assertEquals("1=Emma", shelf.ask("list"));
    cbor.stop();
    assertFails(
        "OSGI-02: The factory of database 'karaf-cbor' was closed, because a service that it uses"
            + " has gone: org.entopic.samples.cbor.CborSerializerProvider of bundle"
            + " org.entopic.sample.custom.serializer",
        () -> shelf.ask("list"));
    assertThreadsEnd("karaf-cbor");
    cbor.start();
    shelf.open("replica", "cbor", "karaf-cbor");
    assertEquals("1=Emma", shelf.ask("list"));
  }

  @Test
  public void theGoingOfAKafkaBackendIsToldAndItsDataIsThereAgain() throws Exception {
    Application shelf = scenario("shelf");
    for (String name : List.of("replica", "streams")) {
      String database = "karaf-gone-" + name;
      shelf.open(name, "json", database);
      shelf.tell("save 1 Emma");
      Bundle backend = container.bundle("org.entopic.backend." + name);
      backend.stop();
      assertFails(
          "OSGI-02: The factory of database '" + database + "' was closed, because a service",
          () -> shelf.ask("list"));
      assertFails("of bundle org.entopic.backend." + name, () -> shelf.ask("save 2 Persuasion"));
      assertThreadsEnd(database);
      backend.start();
      shelf.open(name, "json", database);
      assertEquals("1=Emma", shelf.ask("list"));
      shelf.tell("close");
    }
  }

  @Test
  public void theCommandsOfThePagesWork() throws Exception {
    Set<Bundle> before = container.bundles();
    for (String page : List.of("karaf.md", "plugins.md")) {
      for (String command : Page.of(page).commands()) {
        container.shell(command);
      }
    }
    Set<Bundle> plugIn = container.bundles();
    plugIn.removeAll(before);
    started.addAll(plugIn);
    assertTrue(plugIn.toString(), plugIn.stream().allMatch(Container::isActive));
    Application shelf = scenario("shelf");
    shelf.open("replica", "cbor", "plugged");
    shelf.tell("save 1 Emma");
    assertEquals("1=Emma", shelf.ask("list"));
    shelf.tell("close");
    Application blog = scenario("blog");
    blog.open("replica", "json", "blogging");
    blog.tell("save https://example.org");
    for (Map.Entry<String, List<String>> shown : Page.of("karaf.md").tables().entrySet()) {
      String table = container.shell(shown.getKey());
      assertEquals(shown.getKey(), shown.getValue(), Page.columns(table));
      assertTrue(table, table.contains("blogging") || table.contains("https://example.org"));
    }
    blog.tell("close");
  }

  @Test
  public void aBackendIsWaitedForAndUsedAndItsDataIsThereAgain() throws Exception {
    Application shelf = scenario("shelf");
    assertFails(
        "SPI-02: No backend named 'files'", () -> shelf.ask("open files json karaf-files 1"));
    Bundle files = start("files");
    shelf.open("files", "json", "karaf-files");
    shelf.tell("save 1 Emma");
    assertEquals("1=Emma", shelf.ask("list"));
    Container.await("events", () -> shelf.ask("events").equals("Added:1"));
    files.stop();
    assertFails("OSGI-02: The factory of database 'karaf-files'", () -> shelf.ask("list"));
    files.start();
    shelf.open("files", "json", "karaf-files");
    assertEquals("1=Emma", shelf.ask("list"));
    shelf.tell("close");
  }

  @Test
  public void metersAndFlightRecorderEventsTellOfWhatABundleDoes() throws Exception {
    Application metered = scenario("metered");
    metered.open("replica", "json", "karaf-metered");
    metered.tell("save 1 Emma");
    metered.tell("save 2 Persuasion");
    assertEquals("2", metered.ask("meter entopic.saves"));
    assertEquals("2", metered.ask("meter entopic.records"));
    assertEquals("0", metered.ask("meter entopic.view.lag"));
    assertEquals(
        "org.entopic.Records org.entopic.Records org.entopic.Save org.entopic.Save",
        metered.ask("recorded"));
    metered.tell("close");
  }

  @Test
  public void theFactoryOfABundleIsClosedWithIt() throws Exception {
    Bundle bundle = start("blog");
    Application blog = container.scenario("blog");
    blog.open("memory", "json", "karaf-stop");
    bundle.stop();
    assertFails("OSGI-03: The factory of database 'karaf-stop'", () -> blog.ask("list"));
    bundle.start();
    Application again = container.scenario("blog");
    again.open("memory", "json", "karaf-stop");
    assertEquals("", again.ask("list"));
  }

  @Test
  public void aRefreshedBundleLeavesNoThread() throws Exception {
    Bundle bundle = start("blog");
    Application blog = container.scenario("blog");
    blog.open("replica", "json", "karaf-refresh");
    blog.tell("save a");
    assertTrue(Container.threads("karaf-refresh").size() > 1);
    container.refresh(bundle);
    assertThreadsEnd("karaf-refresh");
    Application again = container.scenario("blog");
    again.open("replica", "json", "karaf-refresh");
    assertEquals("a=3[about-a]", again.ask("list"));
  }

  @Test
  public void aRefreshedBundleIsForgotten() throws Exception {
    Bundle bundle = start("blog");
    WeakReference<ClassLoader> loader = useAndReturnLoader();
    container.refresh(bundle);
    assertForgotten(loader);
  }

  private WeakReference<ClassLoader> useAndReturnLoader() throws Exception {
    Application blog = container.scenario("blog");
    blog.open("replica", "json", "karaf-forgotten");
    blog.tell("save a");
    assertEquals("a=3[about-a]", blog.ask("list"));
    return new WeakReference<>(blog.loader());
  }

  @Test
  public void annotationsThatTheBundleDoesNotImportAreMissed() throws Exception {
    start("unseen");
    Application blog = container.scenario("blog");
    assertFails(
        "MOD-08: org.entopic.itests.karaf.blog.Blog",
        () -> blog.open("memory", "json", "karaf-unseen"));
    assertFails(
        "(loaded by org.entopic.itests.karaf.unseen ",
        () -> blog.open("memory", "json", "karaf-unseen"));
  }

  @Test
  public void annotationsOfTheBundlesOwnAreRefused() throws Exception {
    start("copied");
    Application blog = container.scenario("blog");
    assertFails(
        "MOD-09: org.entopic.itests.karaf.blog.Blog",
        () -> blog.open("memory", "json", "karaf-copied"));
    assertFails(
        "(loaded by org.entopic.itests.karaf.copied ",
        () -> blog.open("memory", "json", "karaf-copied"));
  }

  @Test
  public void theShellShowsDatabasesAndSets() throws Exception {
    Application blog = scenario("blog");
    blog.open("replica", "json", "karaf-shell");
    blog.tell("save a");
    blog.tell("save b");
    String databases = container.shell("entopic:databases");
    assertTrue(databases, databases.contains("karaf-shell"));
    assertTrue(databases, databases.contains("org.entopic.itests.karaf.blog"));
    String sets = container.shell("entopic:sets karaf-shell");
    assertTrue(sets, sets.contains("karaf-shell.weblog"));
    String blogs = "(?s).*Blog *. karaf-shell.weblog *. json *. *2 *. ([1-9]\\d*)/\\1 *. *0 .*";
    Container.await(
        "all is read", () -> container.shell("entopic:sets karaf-shell").matches(blogs));
    String found =
        container.shell("entopic:query karaf-shell \"from Blog where rating >= 0 order by url\"");
    assertTrue(found, found.matches("(?s).*url.*rating.*a .*3.*b .*3.*"));
    String counted = container.shell("entopic:query karaf-shell \"select count(b) from Blog b\"");
    assertTrue(counted, counted.matches("(?s)value.*2.*"));
    String plan =
        container.shell("entopic:query --explain karaf-shell \"from Blog where url = 'a'\"");
    assertTrue(plan, plan.contains("KeyLookup"));
    String wrong = container.shell("entopic:query karaf-shell \"from Blogs\"");
    assertTrue(wrong, wrong.contains("TXT-06"));
    blog.tell("close");
    assertTrue(
        container.shell("entopic:sets karaf-shell").contains("No database 'karaf-shell' is open"));
  }
}
