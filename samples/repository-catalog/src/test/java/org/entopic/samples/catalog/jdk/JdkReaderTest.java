package org.entopic.samples.catalog.jdk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.lang.module.ModuleFinder;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.entopic.samples.catalog.model.PackageKey;
import org.entopic.samples.catalog.model.TypeKind;
import org.entopic.samples.catalog.report.ProblemKind;
import org.entopic.samples.catalog.report.ReadProblem;
import org.entopic.samples.catalog.report.ReadProgress;
import org.entopic.samples.catalog.report.ReadReport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JdkReaderTest {
  private static final Found JDK = new Found();
  private static final List<String> STEPS = new ArrayList<>();
  private static ReadReport report;

  @BeforeAll
  static void readTheRunningJdk() throws IOException {
    report =
        JdkReader.ofRunningJdk().read(JDK, (done, total, name) -> STEPS.add(done + "/" + total));
  }

  @Test
  void findsEveryModuleOfTheRuntime() {
    assertThat(JDK.modules.keySet())
        .containsExactlyInAnyOrderElementsOf(
            ModuleFinder.ofSystem().findAll().stream().map(m -> m.descriptor().name()).toList());
    ModuleDescription logging = JDK.modules.get("java.logging");
    assertThat(logging.requires()).containsExactly("java.base");
    assertThat(logging.version()).isEqualTo(System.getProperty("java.version"));
    assertThat(logging.released()).hasToString(System.getProperty("java.version.date"));
  }

  @Test
  void tellsExportedPackagesFromHiddenOnes() {
    assertThat(JDK.packages.get(new PackageKey("java.base", "java.util")).exported()).isTrue();
    assertThat(JDK.packages.get(new PackageKey("java.base", "jdk.internal.misc")).exported())
        .isFalse();
  }

  @Test
  void describesAClass() throws IOException {
    TypeDescription integer = JDK.types.get("java.lang.Integer");
    assertThat(integer.superTypeName()).isEqualTo("java.lang.Number");
    assertThat(integer.interfaces()).startsWith("java.lang.Comparable");
    assertThat(integer.kind()).isEqualTo(TypeKind.CLASS);
    assertThat(integer.enclosingPackage()).isEqualTo(new PackageKey("java.base", "java.lang"));
    assertThat(integer.accessFlags()).isEqualTo(Modifier.PUBLIC | Modifier.FINAL);
    assertThat(integer.fieldCount()).isEqualTo(Integer.class.getDeclaredFields().length);
    assertThat(integer.methodCount()).isGreaterThan(Integer.class.getDeclaredMethods().length);
    try (InputStream file = Integer.class.getResourceAsStream("Integer.class")) {
      assertThat(integer.sizeInBytes()).isEqualTo(file.readAllBytes().length);
    }
  }

  @Test
  void tellsTheKindsOfTypesApart() {
    assertThat(JDK.types.get("java.util.Map").kind()).isEqualTo(TypeKind.INTERFACE);
    assertThat(JDK.types.get("java.lang.Deprecated").kind()).isEqualTo(TypeKind.ANNOTATION);
    assertThat(JDK.types.get("java.time.DayOfWeek").kind()).isEqualTo(TypeKind.ENUM);
    assertThat(JDK.types.get("java.lang.Enum").kind()).isEqualTo(TypeKind.CLASS);
    assertThat(JDK.types.values()).anyMatch(type -> type.kind() == TypeKind.RECORD);
  }

  @Test
  void callsTheBodyOfAnEnumConstantAClass() {
    assertThat(JDK.types.values())
        .filteredOn(type -> "java.math.RoundingMode".equals(type.superTypeName()))
        .allMatch(type -> type.kind() == TypeKind.CLASS);
  }

  @Test
  void knowsSealedTypes() {
    assertThat(JDK.types.get("java.lang.constant.ConstantDesc").sealed()).isTrue();
    assertThat(JDK.types.get("java.util.List").sealed()).isFalse();
  }

  @Test
  void givesInterfacesAndObjectNoSuperType() {
    assertThat(JDK.types.get("java.util.List").superTypeName()).isNull();
    assertThat(JDK.types.get("java.lang.Object").superTypeName()).isNull();
    assertThat(JDK.types.get("java.util.Collection").interfaces())
        .containsExactly("java.lang.Iterable");
  }

  @Test
  void givesNestedTypesTheFlagsTheyWereDeclaredWith() {
    TypeDescription node = JDK.types.get("java.util.LinkedList$Node");
    assertThat(node.accessFlags()).isEqualTo(Modifier.PRIVATE | Modifier.STATIC);
  }

  @Test
  void namesOnlyPackagesThatItAlsoDelivers() {
    assertThat(JDK.packages.keySet())
        .containsAll(JDK.types.values().stream().map(TypeDescription::enclosingPackage).toList());
  }

  @Test
  void reportsWhatItDelivered() {
    assertThat(report.problems()).isEmpty();
    assertThat(report.delivered()).isEqualTo(JDK.types.size()).isGreaterThan(5_000);
    assertThat(STEPS)
        .hasSize(JDK.modules.size())
        .last()
        .isEqualTo(STEPS.size() + "/" + STEPS.size());
  }

  @Test
  void leavesOutAndReportsAClassThatIsNone(@TempDir Path folder) throws IOException {
    Path jar = folder.resolve("odd.jar");
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().putValue("Automatic-Module-Name", "odd");
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
      write(out, "odd/Empty.class", new byte[0]);
      write(
          out,
          "odd/Cut.class",
          new byte[] {(byte) 0xCA, (byte) 0xFE, (byte) 0xBA, (byte) 0xBE, 0, 0, 0, 52, 1});
      write(out, "odd/Right.class", classFile("JdkReaderTest$Found.class"));
      write(out, "odd/Young.class", ofMajorVersion(classFile("JdkReaderTest.class"), 300));
    }
    Found found = new Found();
    ReadReport odd = JdkReader.of(ModuleFinder.of(jar)).read(found, ReadProgress.silent());
    assertThat(odd.problems())
        .extracting(ReadProblem::subject)
        .containsExactlyInAnyOrder("odd/odd/Empty.class", "odd/odd/Cut.class");
    assertThat(odd.problemCounts()).containsExactly(Map.entry(ProblemKind.UNREADABLE_CLASS, 2L));
    assertThat(found.types).containsOnlyKeys(Found.class.getName(), JdkReaderTest.class.getName());
    assertThat(found.modules.get("odd").released()).isNull();
  }

  private static byte[] classFile(String name) throws IOException {
    try (InputStream file = JdkReaderTest.class.getResourceAsStream(name)) {
      return file.readAllBytes();
    }
  }

  private static byte[] ofMajorVersion(byte[] classFile, int major) {
    classFile[6] = (byte) (major >> 8);
    classFile[7] = (byte) major;
    return classFile;
  }

  private static void write(JarOutputStream out, String name, byte[] bytes) throws IOException {
    out.putNextEntry(new JarEntry(name));
    out.write(bytes);
    out.closeEntry();
  }

  private static final class Found implements JdkListener {
    final Map<String, ModuleDescription> modules = new LinkedHashMap<>();
    final Map<PackageKey, PackageDescription> packages = new LinkedHashMap<>();
    final Map<String, TypeDescription> types = new LinkedHashMap<>();

    @Override
    public void onModule(ModuleDescription module) {
      assertThat(modules.put(module.name(), module)).isNull();
    }

    @Override
    public void onPackage(PackageDescription description) {
      assertThat(modules).containsKey(description.key().moduleName());
      assertThat(packages.put(description.key(), description)).isNull();
    }

    @Override
    public void onType(TypeDescription type) {
      assertThat(types.put(type.name(), type)).isNull();
    }
  }
}
