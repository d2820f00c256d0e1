package org.entopic.itests.refresh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.lang.ref.WeakReference;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.UnaryOperator;
import org.entopic.ConfigurationException;
import org.entopic.EntityContextFactory;
import org.entopic.EntityContextFactoryBuilder;
import org.entopic.PropertyScope;
import org.entopic.itests.broker.SharedBroker;
import org.entopic.itests.refresh.app.TicketOffice;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Two class loaders, one after the other, while a third has the database open all the time. */
@ExtendWith(SharedBroker.class)
class RefreshIT {
  private final String database = "refresh" + UUID.randomUUID().toString().substring(0, 8);
  private @TempDir Path directory;

  @ParameterizedTest
  @CsvSource({"replica, memory", "replica, rocksdb", "streams, memory", "streams, rocksdb"})
  void codeThatIsLoadedAnewFindsItsDataAndTheOldIsForgotten(String backend, String kind)
      throws Exception {
    try (EntityContextFactory<VisitorContext> others = others(backend, kind)) {
      save(others, 1);
      WeakReference<ClassLoader> before = useAndClose(backend, kind);
      UnaryOperator<String> after = load();
      tell(after, open(backend, kind));
      assertThat(after.apply("list")).isEqualTo("1 open, 2 closed");
      tell(after, "save 1 CLOSED");
      assertThat(after.apply("list")).isEqualTo("1 closed, 2 closed");
      save(others, 2);
      assertForgotten(before);
      tell(after, "close");
      assertThat(count(others)).isEqualTo(2);
    }
  }

  private WeakReference<ClassLoader> useAndClose(String backend, String kind) throws Exception {
    UnaryOperator<String> before = load();
    tell(before, open(backend, kind));
    tell(before, "save 1 OPEN");
    tell(before, "save 2 CLOSED");
    assertThat(before.apply("list")).isEqualTo("1 open, 2 closed");
    tell(before, "close");
    return new WeakReference<>(before.getClass().getClassLoader());
  }

  @ParameterizedTest
  @CsvSource({"replica", "streams"})
  void rowsStayUntilTheLastOfTheirUsersHasClosed(String backend) throws Exception {
    UnaryOperator<String> first = load();
    Class<?> sameCode = first.getClass();
    @SuppressWarnings("unchecked")
    var second = (UnaryOperator<String>) sameCode.getConstructor().newInstance();
    UnaryOperator<String> after = load();
    tell(first, open(backend, "memory"));
    tell(first, "save 1 OPEN");
    tell(second, open(backend, "memory"));
    try (EntityContextFactory<VisitorContext> others = others(backend, "memory")) {
      tell(first, "close");
      assertThat(second.apply("list")).isEqualTo("1 open");
      assertThatExceptionOfType(ConfigurationException.class)
          .isThrownBy(() -> tell(after, open(backend, "memory")))
          .withMessageContaining("KFK-21")
          .withMessageContaining("enums of another class loader");
      tell(second, "close");
      tell(after, open(backend, "memory"));
      assertThat(after.apply("list")).isEqualTo("1 open");
      save(others, 1);
      tell(after, "close");
    }
  }

  private static void tell(UnaryOperator<String> office, String command) {
    assertThat(office.apply(command)).isEqualTo("done");
  }

  private static void assertForgotten(WeakReference<ClassLoader> loader) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (loader.get() != null && System.nanoTime() < end) {
      System.gc();
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
    }
    assertThat(loader.get()).isNull();
  }

  private String open(String backend, String kind) {
    return String.join(
        " ", "open", backend, database, SharedBroker.address(), kind, directory.toString());
  }

  private EntityContextFactory<VisitorContext> others(String backend, String kind) {
    EntityContextFactoryBuilder<VisitorContext> builder =
        EntityContextFactory.of(VisitorContext::new)
            .backend(backend)
            .database(database)
            .serializer("json")
            .bootstrapServers(SharedBroker.address());
    TicketOffice.stores(kind, directory.toString())
        .forEach((name, value) -> builder.property(PropertyScope.STORE, name, value));
    return builder.open();
  }

  private static void save(EntityContextFactory<VisitorContext> factory, int id) {
    try (VisitorContext db = factory.create()) {
      db.visitors.add(new Visitor(id));
      db.saveChanges();
    }
  }

  private static long count(EntityContextFactory<VisitorContext> factory) {
    try (VisitorContext db = factory.create()) {
      return db.visitors.count();
    }
  }

  @SuppressWarnings("unchecked")
  private static UnaryOperator<String> load() throws Exception {
    URL classes = RefreshIT.class.getProtectionDomain().getCodeSource().getLocation();
    return (UnaryOperator<String>)
        new OwnClasses(classes)
            .loadClass(TicketOffice.class.getName())
            .getConstructor()
            .newInstance();
  }

  /** Loads the application's classes itself, and all others as the tests do. */
  private static final class OwnClasses extends URLClassLoader {
    private static final String OWN = TicketOffice.class.getPackageName() + ".";

    OwnClasses(URL classes) {
      super(new URL[] {classes}, RefreshIT.class.getClassLoader());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (!name.startsWith(OWN)) {
        return super.loadClass(name, resolve);
      }
      synchronized (getClassLoadingLock(name)) {
        Class<?> loaded = findLoadedClass(name);
        return loaded == null ? findClass(name) : loaded;
      }
    }
  }
}
