package org.entopic.itests.karaf;

import aQute.bnd.osgi.Builder;
import aQute.bnd.osgi.Jar;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Makes bundles of the main classes of this module, as the bnd plug-in would, and has those of the
 * samples, which are bundles already.
 */
final class KarafBundles {
  static final Path DIRECTORY = Path.of("target", "test-bundles").toAbsolutePath();

  private static final String ROOT = "org.entopic.itests.karaf.";
  private static final String SCENARIO = ROOT + "scenario";

  private KarafBundles() {}

  static void build() throws IOException {
    Files.createDirectories(DIRECTORY);
    Map<String, String> blog = activated("blog", ROOT + "blog.BlogScenario");
    build("blog", blog);
    build("shelf", activated("shelf", ROOT + "shelf.ShelfScenario"));
    build("stock", activated("stock", ROOT + "stock.StockScenario"));
    build("reading", activated("reading", ROOT + "reading.ReadingScenario"));
    build("metered", activated("metered", ROOT + "metered.MeteredScenario"));
    copy("cbor-library", "jackson-dataformat-cbor");
    copy("cbor", "entopic-sample-custom-serializer");
    copy("files", "entopic-sample-custom-backend");
    publish(
        "cbor-library", "com/fasterxml/jackson/dataformat", "jackson-dataformat-cbor", "2.22.4");
    publish("cbor", "com/example", "entopic-serde-cbor", "1.0.0");
    build("unseen", with(blog, "Import-Package", "!jakarta.persistence,*"));
    build(
        "copied",
        with(blog, "Private-Package", blog.get("Private-Package") + ",jakarta.persistence"));
  }

  private static Map<String, String> activated(String name, String activator) {
    return Map.of("Private-Package", ROOT + name + "," + SCENARIO, "Bundle-Activator", activator);
  }

  private static Map<String, String> with(
      Map<String, String> instructions, String name, String value) {
    var more = new TreeMap<>(instructions);
    more.put(name, value);
    return more;
  }

  private static void build(String name, Map<String, String> instructions) throws IOException {
    try (var builder = new Builder()) {
      builder.setBundleSymbolicName(ROOT + name);
      builder.setBundleVersion("1.0");
      instructions.forEach(builder::setProperty);
      builder.setClasspath(classPath());
      try (Jar jar = builder.build()) {
        if (!builder.getErrors().isEmpty()) {
          throw new IOException("bnd: " + builder.getErrors());
        }
        jar.write(DIRECTORY.resolve(name + ".jar").toFile());
      } catch (IOException e) {
        throw e;
      } catch (Exception e) {
        throw new IOException("bnd could not make the bundle " + name + ".", e);
      }
    }
  }

  private static void copy(String name, String artifact) throws IOException {
    for (File entry : classPath()) {
      if (entry.getName().matches(artifact + "-\\d.*\\.jar")) {
        Files.copy(
            entry.toPath(), DIRECTORY.resolve(name + ".jar"), StandardCopyOption.REPLACE_EXISTING);
        return;
      }
    }
    throw new IOException("The jar of " + artifact + " is not on the class path.");
  }

  /** Puts a jar where the container looks for what the page of plug-ins installs. */
  private static void publish(String name, String group, String artifact, String version)
      throws IOException {
    Path folder = Path.of("target", "repository", group, artifact, version);
    Files.createDirectories(folder);
    Files.copy(
        DIRECTORY.resolve(name + ".jar"),
        folder.resolve(artifact + "-" + version + ".jar"),
        StandardCopyOption.REPLACE_EXISTING);
  }

  private static File[] classPath() {
    List<String> entries =
        Arrays.asList(System.getProperty("java.class.path").split(File.pathSeparator));
    return entries.stream().map(File::new).filter(File::exists).toArray(File[]::new);
  }
}
