package org.entopic.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** The project that {@code docs/plugins.md} tells its reader to make. */
class PluginProjectTest {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final Pattern PROJECT =
      Pattern.compile("```xml\n(<project.*?)```", Pattern.DOTALL);
  private static final Pattern VERSION = Pattern.compile("<(\\w+)\\.version>([^<$]+)</");
  private static final Pattern PLUGIN =
      Pattern.compile("<artifactId>maven-(\\w+)-plugin</artifactId>\\s*<version>([\\d.]+)</");

  private static String project() throws IOException {
    Matcher block = PROJECT.matcher(Files.readString(ROOT.resolve("docs/plugins.md")));
    assertThat(block.find()).isTrue();
    return block.group(1);
  }

  private static Map<String, String> found(Pattern pattern, String text) {
    Map<String, String> found = new TreeMap<>();
    pattern.matcher(text).results().forEach(each -> found.put(each.group(1), each.group(2)));
    return found;
  }

  @Test
  void theVersionsAreThoseOfThisBuild() throws IOException {
    String build = Files.readString(ROOT.resolve("pom.xml"));
    Map<String, String> versions = found(VERSION, project());
    assertThat(versions).containsOnlyKeys("entopic", "jackson", "bnd");
    assertThat(build)
        .contains("<version>" + versions.remove("entopic") + "</version>")
        .satisfies(text -> assertThat(found(VERSION, text)).containsAllEntriesOf(versions));
    found(PLUGIN, project())
        .forEach(
            (plugin, version) ->
                assertThat(build)
                    .containsAnyOf(
                        "<" + plugin + "-plugin.version>" + version + "</",
                        "<" + plugin + ".version>" + version + "</"));
  }

  /** Needs the modules in the local repository: {@code -Dentopic.docs.maven="mvn -o"}. */
  @Test
  @EnabledIfSystemProperty(named = "entopic.docs.maven", matches = ".+")
  void itBuildsAsWritten(@TempDir Path directory) throws Exception {
    Files.writeString(directory.resolve("pom.xml"), project());
    copy(ROOT.resolve("samples/custom-serializer/src"), directory.resolve("src"));
    List<String> maven = List.of(System.getProperty("entopic.docs.maven").split(" "));
    Process build =
        new ProcessBuilder(Stream.concat(maven.stream(), Stream.of("-q", "verify")).toList())
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve("build.log").toFile())
            .start();
    assertThat(build.waitFor()).as(Files.readString(directory.resolve("build.log"))).isZero();
    try (var jar = new JarFile(directory.resolve("target/entopic-serde-cbor-1.0.0.jar").toFile())) {
      String manifest;
      try (InputStream in = jar.getInputStream(jar.getEntry(JarFile.MANIFEST_NAME))) {
        manifest =
            new String(in.readAllBytes(), StandardCharsets.UTF_8)
                .replace("\r\n ", "")
                .toLowerCase(Locale.ROOT);
      }
      assertThat(manifest).contains("osgi.serviceloader", "serializerprovider");
      assertThat(jar.getEntry("META-INF/services/org.entopic.spi.serde.SerializerProvider"))
          .isNotNull();
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Path copy = to.resolve(from.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(copy);
        } else {
          Files.copy(file, copy);
        }
      }
    }
  }
}
