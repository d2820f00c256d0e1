package org.entopic.itests.arch;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.entopic.itests.arch.MainCode.CLASSES;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaConstructorCall;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.io.IOException;
import java.lang.module.ModuleDescriptor;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

class CodeRulesTest {
  private static final Set<String> GENERIC =
      Set.of(
          "java.lang.Throwable",
          "java.lang.Exception",
          "java.lang.RuntimeException",
          "java.lang.Error");

  @Test
  void nobodyWritesToStandardStreams() {
    noClasses().should(ACCESS_STANDARD_STREAMS).check(CLASSES);
  }

  @Test
  void nobodyThrowsGenericExceptions() {
    noClasses()
        .should()
        .callConstructorWhere(
            DescribedPredicate.describe(
                "a generic exception is created", CodeRulesTest::createsGenericException))
        .check(CLASSES);
  }

  private static boolean createsGenericException(JavaConstructorCall call) {
    return GENERIC.contains(call.getTargetOwner().getName())
        && !call.getOriginOwner().isAssignableTo(Throwable.class);
  }

  @Test
  void everyPackageIsNullMarked() {
    List<String> unmarked =
        CLASSES.stream()
            .map(JavaClass::getPackage)
            .distinct()
            .filter(p -> !p.isAnnotatedWith(NullMarked.class))
            .map(p -> p.getName())
            .sorted()
            .toList();
    assertThat(unmarked).as("packages without @NullMarked").isEmpty();
  }

  @Test
  void everyPublicTypeOfTheApiStatesItsStatus() throws IOException {
    List<String> unstated = new ArrayList<>();
    for (ModuleDescriptor module : MainCode.descriptors()) {
      if (module.name().equals("org.entopic.api")) {
        Set<String> exported = MainCode.exportedPackages(module);
        CLASSES.stream()
            .filter(type -> exported.contains(type.getPackageName()))
            .filter(type -> type.isTopLevelClass() && !type.getSimpleName().equals("package-info"))
            .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC))
            .filter(type -> !type.isAnnotatedWith(API.class))
            .map(JavaClass::getName)
            .sorted()
            .forEach(unstated::add);
      }
    }
    assertThat(unstated).as("public types without @API").isEmpty();
  }

  @Test
  void noModuleExportsInternals() throws IOException {
    for (ModuleDescriptor module : MainCode.descriptors()) {
      assertThat(MainCode.exportedPackages(module))
          .as("exports of %s", module.name())
          .noneMatch(name -> name.contains(".internal") || name.contains(".engine"));
      if (module.name().equals("org.entopic.engine")) {
        assertThat(module.exports()).as("exports of the engine").isEmpty();
      }
    }
  }
}
