package org.entopic.itests.jars;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Compares what the built jars say of themselves with committed listings; {@code
 * -Dentopic.jars.update} rewrites these.
 */
class JarsIT {
  private static final Path LISTINGS = Path.of("src/test/resources/jars");
  private static final Pattern REGISTERED =
      Pattern.compile("osgi\\.serviceloader=\"([^\"]+)\";register:=\"([^\"]+)\"");

  private static Stream<DynamicTest> each(JarCheck check) {
    return BuiltJar.all().stream()
        .map(jar -> DynamicTest.dynamicTest(jar.artifact(), () -> check.check(jar)));
  }

  @FunctionalInterface
  private interface JarCheck {
    void check(BuiltJar jar) throws IOException;
  }

  @Test
  void allJarsAreOnTheClassPath() {
    assertThat(BuiltJar.all())
        .extracting(BuiltJar::artifact)
        .contains("entopic-api", "entopic-engine", "entopic-serde-json", "entopic-backend-memory");
  }

  @TestFactory
  Stream<DynamicTest> modulesExportsAndServicesAreAsListed() {
    return each(
        jar -> {
          Path listing = LISTINGS.resolve(jar.artifact() + ".txt");
          if (System.getProperty("entopic.jars.update") != null) {
            Files.createDirectories(LISTINGS);
            Files.write(listing, jar.listing());
          }
          List<String> committed = Files.exists(listing) ? Files.readAllLines(listing) : List.of();
          assertThat(jar.listing())
              .as("%s; if this is wanted, run with -Dentopic.jars.update", listing)
              .isEqualTo(committed);
        });
  }

  @TestFactory
  Stream<DynamicTest> modulePathClassPathAndOsgiOfferTheSameServices() {
    return each(
        jar -> {
          assertThat(jar.services()).isEqualTo(jar.moduleServices());
          Set<String> offered =
              jar.moduleServices().entrySet().stream()
                  .filter(each -> each.getKey().startsWith("org.entopic."))
                  .flatMap(each -> each.getValue().stream().map(with -> each.getKey() + " " + with))
                  .collect(Collectors.toCollection(TreeSet::new));
          Set<String> registered =
              REGISTERED
                  .matcher(jar.header("Provide-Capability"))
                  .results()
                  .map(found -> found.group(1) + " " + found.group(2))
                  .collect(Collectors.toCollection(TreeSet::new));
          assertThat(registered).isEqualTo(offered);
        });
  }

  @TestFactory
  Stream<DynamicTest> bundlesExportWhatModulesExport() {
    return each(
        jar -> {
          Set<String> exported =
              jar.module().exports().stream()
                  .map(export -> export.source())
                  .collect(Collectors.toCollection(TreeSet::new));
          Set<String> packages =
              jar.listing().stream()
                  .filter(line -> line.startsWith("  Export-Package: "))
                  .map(line -> line.replaceAll("  Export-Package: ([^;]+).*", "$1"))
                  .collect(Collectors.toCollection(TreeSet::new));
          assertThat(packages).isEqualTo(exported);
        });
  }
}
