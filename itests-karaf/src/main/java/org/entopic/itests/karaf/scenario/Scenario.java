package org.entopic.itests.karaf.scenario;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import org.entopic.EntityContext;
import org.entopic.EntityContextFactory;
import org.entopic.EntityContextFactoryBuilder;
import org.entopic.PropertyScope;
import org.entopic.event.ChangeEvent;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;

/**
 * A bundle that does with its entities what it is told, so that those who tell it need not know
 * them: it registers a function from commands to results. It never closes its factory by itself.
 */
public abstract class Scenario<C extends EntityContext>
    implements BundleActivator, UnaryOperator<String> {
  private final String name;
  private final List<String> events = new CopyOnWriteArrayList<>();
  private volatile @Nullable EntityContextFactory<C> factory;

  /** Creates a scenario under a name. */
  protected Scenario(String name) {
    this.name = name;
  }

  @Override
  public void start(BundleContext context) {
    context.registerService(
        UnaryOperator.class, this, FrameworkUtil.asDictionary(Map.of("scenario", name)));
  }

  @Override
  public void stop(BundleContext context) {}

  @Override
  public String apply(String command) {
    List<String> words = Arrays.asList(command.split(" "));
    return switch (words.get(0)) {
      case "open" -> open(words.get(1), words.get(2), words.get(3), words.get(4));
      case "events" -> String.join(" ", events);
      case "close" -> {
        factory().close();
        yield "done";
      }
      default -> {
        try (C db = factory().create()) {
          yield run(db, words);
        }
      }
    };
  }

  private String open(String backend, String serializer, String database, String seconds) {
    events.clear();
    boolean reads = !backend.equals("producer-only");
    EntityContextFactoryBuilder<C> builder =
        EntityContextFactory.of(this::context)
            .database(database)
            .backend(backend)
            .serializer(serializer)
            .bootstrapServers(System.getProperty("entopic.test.brokers", ""))
            .visibilityTimeout(reads ? Duration.ofSeconds(30) : Duration.ZERO)
            .openTimeout(Duration.ofSeconds(Long.parseLong(seconds)));
    if (backend.equals("files")) {
      builder.property(PropertyScope.COMMON, "directory", System.getProperty("karaf.data"));
    }
    if (List.of("replica", "streams").contains(backend)) {
      builder.property(PropertyScope.STORE, "dir", System.getProperty("karaf.data") + "/rows");
    }
    configure(builder);
    EntityContextFactory<C> opened = builder.open();
    if (reads) {
      opened.changes(entity()).subscribe(event -> events.add(text(event)));
    }
    factory = opened;
    opened(opened);
    return "open";
  }

  /** Says more of the factory. */
  protected void configure(EntityContextFactoryBuilder<C> builder) {}

  private static String text(ChangeEvent<?> event) {
    return event.getClass().getSimpleName() + ":" + event.key();
  }

  private EntityContextFactory<C> factory() {
    return Objects.requireNonNull(factory, "Nothing was opened.");
  }

  /** Is given the factory. */
  protected void opened(EntityContextFactory<C> opened) {}

  /** Returns a new context. */
  protected abstract C context();

  /** Returns the class whose changes are listened to. */
  protected abstract Class<?> entity();

  /** Does what a command says. */
  protected abstract String run(C db, List<String> words);
}
