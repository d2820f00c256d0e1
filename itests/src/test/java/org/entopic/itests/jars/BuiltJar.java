package org.entopic.itests.jars;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.stream.Collectors;

/**
 * What a jar of this build says of itself, as a module, as a bundle and to {@link
 * java.util.ServiceLoader}.
 *
 * @param artifact the artifact's id
 * @param module what it is as a module
 * @param manifest what it is as a bundle
 * @param services the providers in {@code META-INF/services} by service
 */
record BuiltJar(
    String artifact,
    ModuleDescriptor module,
    Manifest manifest,
    Map<String, Set<String>> services) {

  private static final String SERVICES = "META-INF/services/";

  /** Returns the jars on the class path; none in a build that has not packaged them. */
  static List<BuiltJar> all() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(entry -> entry.matches(".*/target/entopic-[^/]*\\.jar"))
        .map(entry -> read(Path.of(entry)))
        .toList();
  }

  private static BuiltJar read(Path file) {
    try (var jar = new JarFile(file.toFile())) {
      var services = new TreeMap<String, Set<String>>();
      for (var entry : jar.stream().filter(each -> !each.isDirectory()).toList()) {
        if (entry.getName().startsWith(SERVICES)) {
          String text =
              new String(jar.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8);
          services.put(
              entry.getName().substring(SERVICES.length()),
              text.lines()
                  .map(line -> line.replaceAll("#.*", "").strip())
                  .filter(line -> !line.isEmpty())
                  .collect(Collectors.toCollection(TreeSet::new)));
        }
      }
      String name = file.getFileName().toString();
      return new BuiltJar(
          name.substring(0, name.indexOf("-0.")),
          ModuleFinder.of(file).findAll().iterator().next().descriptor(),
          jar.getManifest(),
          services);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the services that it provides as a module, by service. */
  Map<String, Set<String>> moduleServices() {
    return module.provides().stream()
        .collect(
            Collectors.toMap(
                ModuleDescriptor.Provides::service,
                provides -> new TreeSet<>(provides.providers()),
                (one, other) -> one,
                TreeMap::new));
  }

  String header(String name) {
    String value = manifest.getMainAttributes().getValue(name);
    return value == null ? "" : value;
  }

  /** Returns the clauses of a header in a fixed order, without what an export uses. */
  private List<String> clauses(String name) {
    return Arrays.stream(header(name).split(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)"))
        .map(clause -> clause.replaceAll(";uses:=\"[^\"]*\"", ""))
        .filter(clause -> !clause.isEmpty())
        .sorted()
        .toList();
  }

  /** Returns everything that users and containers rely on, a line each. */
  List<String> listing() {
    var lines = new ArrayList<String>();
    lines.add("module " + module.name());
    sorted(lines, module.requires().stream().map(BuiltJar::text).toList());
    sorted(
        lines,
        module.exports().stream()
            .map(each -> "exports " + each.source() + targets(each.targets()))
            .toList());
    sorted(
        lines,
        module.opens().stream()
            .map(each -> "opens " + each.source() + targets(each.targets()))
            .toList());
    sorted(lines, module.uses().stream().map(each -> "uses " + each).toList());
    moduleServices()
        .forEach((service, with) -> lines.add("  provides " + service + " with " + with));
    lines.add("bundle " + header("Bundle-SymbolicName"));
    for (String name :
        List.of("Bundle-Activator", "Karaf-Commands", "Export-Package", "Provide-Capability")) {
      clauses(name).forEach(clause -> lines.add("  " + name + ": " + clause));
    }
    clauses("Require-Capability").stream()
        .filter(clause -> clause.startsWith("osgi.serviceloader"))
        .forEach(clause -> lines.add("  Require-Capability: " + clause));
    lines.add("services");
    services.forEach((service, with) -> lines.add("  " + service + ": " + with));
    return lines;
  }

  private static void sorted(List<String> lines, List<String> more) {
    more.stream().sorted().forEach(line -> lines.add("  " + line));
  }

  private static String targets(Set<String> targets) {
    return targets.isEmpty() ? "" : " to " + new TreeSet<>(targets);
  }

  private static String text(ModuleDescriptor.Requires requires) {
    return "requires "
        + requires.modifiers().stream()
            .map(each -> each.name().toLowerCase(Locale.ROOT) + " ")
            .sorted()
            .collect(Collectors.joining())
        + requires.name();
  }
}
