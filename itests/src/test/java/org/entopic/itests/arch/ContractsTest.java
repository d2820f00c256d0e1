package org.entopic.itests.arch;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.entopic.tck.backend.BackendContract;
import org.entopic.tck.serde.BadInputContract;
import org.entopic.tck.serde.EvolutionContract;
import org.entopic.tck.serde.SerializerContract;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Every module that offers a serializer or a backend, samples included, runs all of its contracts:
 * found by the sources, so that nobody has to be listed here.
 */
class ContractsTest {
  private static final Map<String, List<Class<?>>> CONTRACTS =
      Map.of(
          "SerializerProvider",
          List.of(SerializerContract.class, EvolutionContract.class, BadInputContract.class),
          "BackendProvider",
          List.of(BackendContract.class));

  private static final Pattern OFFER = Pattern.compile("@ServiceProvider\\((\\w+)\\.class\\)");
  private static final Pattern PACKAGE = Pattern.compile("package ([\\w.]+);");

  /** A class that is offered as a service. */
  private record Offer(Path module, String service, String provider) {
    @Override
    public String toString() {
      return module.getFileName() + ": " + provider.substring(provider.lastIndexOf('.') + 1);
    }
  }

  @TestFactory
  Stream<DynamicTest> everyProviderRunsItsContracts() throws IOException {
    return offers().stream()
        .flatMap(
            offer ->
                CONTRACTS.get(offer.service()).stream()
                    .map(
                        contract ->
                            DynamicTest.dynamicTest(
                                offer + " " + contract.getSimpleName(),
                                () -> assertRuns(offer, contract))));
  }

  @Test
  void providersAreFound() throws IOException {
    assertThat(offers())
        .extracting(offer -> offer.module().getFileName().toString())
        .contains("serde-json", "backend-replica", "custom-serializer", "custom-backend");
  }

  private static void assertRuns(Offer offer, Class<?> contract) {
    Path tests = offer.module().resolve("target/test-classes");
    assertThat(tests).as("compiled tests of the module").isDirectory();
    List<JavaClass> running =
        new ClassFileImporter()
            .importPath(tests).stream()
                .filter(type -> type.isAssignableTo(contract))
                .filter(type -> !type.getModifiers().contains(JavaModifier.ABSTRACT))
                .filter(type -> !type.isAnnotatedWith(Disabled.class))
                .filter(type -> type.getSimpleName().matches(".*(Test|IT)"))
                .filter(type -> creates(type, offer.provider()))
                .toList();
    assertThat(running)
        .as("classes in %s that run %s with this provider", tests, contract.getSimpleName())
        .isNotEmpty();
  }

  private static boolean creates(JavaClass type, String provider) {
    return type.getMethod("provider").getConstructorCallsFromSelf().stream()
        .anyMatch(call -> call.getTargetOwner().getName().equals(provider));
  }

  private static List<Offer> offers() throws IOException {
    try (Stream<Path> folders = Files.walk(MainCode.root(), 2)) {
      return folders
          .filter(folder -> Files.isDirectory(folder.resolve("src/main/java")))
          .sorted()
          .flatMap(ContractsTest::offers)
          .toList();
    }
  }

  private static Stream<Offer> offers(Path module) {
    try (Stream<Path> files = Files.walk(module.resolve("src/main/java"))) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .flatMap(file -> offer(module, file))
          .toList()
          .stream();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static Stream<Offer> offer(Path module, Path file) {
    String source;
    try {
      source = Files.readString(file);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    Matcher offer = OFFER.matcher(source);
    Matcher inPackage = PACKAGE.matcher(source);
    if (!offer.find() || !CONTRACTS.containsKey(offer.group(1)) || !inPackage.find()) {
      return Stream.empty();
    }
    String type = file.getFileName().toString().replace(".java", "");
    return Stream.of(new Offer(module, offer.group(1), inPackage.group(1) + "." + type));
  }
}
