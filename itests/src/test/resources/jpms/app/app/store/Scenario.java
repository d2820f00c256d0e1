package app.store;

import java.io.PrintStream;
import org.entopic.EntityContextFactory;
import org.entopic.PropertyScope;

/** Saves, changes, queries and deletes. */
public final class Scenario {
  private Scenario() {}

  public static void run(String backend, String database, String servers, PrintStream out) {
    var builder = EntityContextFactory.of(BlogContext::new).database(database).backend(backend);
    String serializer = System.getProperty("serializer");
    if (serializer != null) {
      builder.serializer(serializer);
    }
    String directory = System.getProperty("directory");
    if (directory != null && backend.equals("files")) {
      builder.property(PropertyScope.COMMON, "directory", directory);
    }
    if (ModuleLayer.boot().findModule("org.entopic.view.rocksdb").isPresent()) {
      builder.property(PropertyScope.STORE, "kind", "rocksdb");
      builder.property(PropertyScope.STORE, "dir", directory + "/rows");
    }
    if (servers != null) {
      builder.bootstrapServers(servers);
    }
    out.println(Scenario.class.getModule());
    try (EntityContextFactory<BlogContext> factory = builder.open()) {
      fill(factory);
      change(factory);
      report(factory, out);
    }
  }

  private static void fill(EntityContextFactory<BlogContext> factory) {
    try (BlogContext db = factory.create()) {
      var quiet = new Blog("https://quiet.example", 2, Blog.Mood.CALM, null);
      var loud = new Blog("https://loud.example", 5, Blog.Mood.LOUD, new Address("Main", 7));
      loud.write("Hello");
      loud.write("World");
      db.blogs.add(quiet);
      db.blogs.add(loud);
      db.settings.add(new Setting("limit", 1.5));
      db.settings.add(new Setting("gone", 0));
      db.saveChanges();
    }
  }

  private static void change(EntityContextFactory<BlogContext> factory) {
    try (BlogContext db = factory.create()) {
      db.blogs.where(BlogFields.rating.gt(3)).single().rate(4);
      db.settings.remove(db.settings.find("gone").orElseThrow());
      db.saveChanges();
    }
  }

  private static void report(EntityContextFactory<BlogContext> factory, PrintStream out) {
    try (BlogContext db = factory.create()) {
      db.blogs
          .orderBy(BlogFields.url.asc())
          .include(BlogFields.posts)
          .toList()
          .forEach(blog -> out.println(blog + " " + blog.posts().size()));
      db.posts
          .where(PostFields.blog.then(BlogFields.address.then(AddressFields.number)).eq(7))
          .orderBy(PostFields.title.asc())
          .toList()
          .forEach(post -> out.println(post.title()));
      db.settings.toList().forEach(out::println);
    }
  }
}
