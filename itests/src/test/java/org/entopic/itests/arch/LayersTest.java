package org.entopic.itests.arch;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.entopic.itests.arch.MainCode.CLASSES;
import static org.entopic.itests.arch.MainCode.inModule;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import org.apache.kafka.clients.producer.Producer;
import org.junit.jupiter.api.Test;

class LayersTest {
  @Test
  void onlyBackendsTouchKafka() {
    noClasses()
        .that()
        .resideOutsideOfPackages(
            "org.entopic.kafka..",
            "org.entopic.reader..",
            "org.entopic.backend.replica..",
            "org.entopic.backend.streams..",
            "org.entopic.backend.producer..",
            "org.entopic.embedded..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.apache.kafka..", "kafka..")
        .because("Kafka's jars carry no module or bundle metadata")
        .check(CLASSES);
  }

  @Test
  void onlyWritersTheSchemaTopicAndTheQueueForTheLeaseSendRecords() {
    noClasses()
        .that()
        .doNotHaveFullyQualifiedName("org.entopic.kafka.SingleSender")
        .and()
        .doNotHaveFullyQualifiedName("org.entopic.kafka.TransactionRecords")
        .and()
        .doNotHaveFullyQualifiedName("org.entopic.kafka.SchemaTopic")
        .and()
        .doNotHaveFullyQualifiedName("org.entopic.kafka.LeaseTurns")
        .should()
        .callMethodWhere(target(name("send")).and(target(owner(assignableTo(Producer.class)))))
        .because("what is acknowledged, repeated or in doubt is decided in one place")
        .check(CLASSES);
  }

  @Test
  void onlyTheEngineKnowsTheEngine() {
    noClasses()
        .that()
        .resideOutsideOfPackage("org.entopic.engine..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.entopic.engine..")
        .because("providers work with any engine, and the engine is found as a service")
        .check(CLASSES);
  }

  @Test
  void theApiDependsOnNoOtherModule() {
    noClasses()
        .that(inModule("api"))
        .should()
        .dependOnClassesThat(resideInAPackage("org.entopic..").and(not(inModule("api"))))
        .check(CLASSES);
  }

  @Test
  void theEngineDependsOnNoProvider() {
    noClasses()
        .that()
        .resideInAPackage("org.entopic.engine..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "org.entopic.backend..",
            "org.entopic.serde..",
            "org.entopic.view..",
            "org.entopic.kafka..",
            "org.entopic.embedded..")
        .check(CLASSES);
  }

  @Test
  void serializersAndBackendsDoNotKnowEachOther() {
    noClasses()
        .that()
        .resideInAPackage("org.entopic.serde..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.entopic.backend..", "org.entopic.view..", "org.entopic.kafka..")
        .check(CLASSES);
    noClasses()
        .that()
        .resideInAnyPackage("org.entopic.backend..", "org.entopic.view..", "org.entopic.kafka..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.entopic.serde..")
        .check(CLASSES);
  }

  /**
   * The API is exempt: its packages are ordered by reader, and contexts, model and SPIs name one
   * another.
   */
  @Test
  void packagesOfAModuleFormNoCycle() {
    slices().assignedFrom(new PackagePerModule()).should().beFreeOfCycles().check(CLASSES);
  }

  private static final class PackagePerModule implements SliceAssignment {
    @Override
    public SliceIdentifier getIdentifierOf(JavaClass type) {
      String module = MainCode.moduleOf(type);
      return module.equals("api")
          ? SliceIdentifier.ignore()
          : SliceIdentifier.of(module, type.getPackageName());
    }

    @Override
    public String getDescription() {
      return "packages of one module";
    }
  }
}
