package org.entopic.itests.karaf;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.Optional;
import org.entopic.embedded.EmbeddedKafka;
import org.junit.AssumptionViolatedException;
import org.junit.Test;
import org.junit.runner.Description;
import org.junit.runner.Runner;
import org.junit.runner.notification.Failure;
import org.junit.runner.notification.RunNotifier;
import org.junit.runners.model.InitializationError;
import org.ops4j.pax.exam.junit.PaxExam;

/**
 * Runs a test class in Karaf, with a broker in this JVM and the bundles under test made before;
 * skips it where no JDK is found that Karaf runs on.
 */
public final class KarafRunner extends Runner {
  static final String BROKERS = "entopic.test.brokers";
  private static final String JAVA_HOME = "java.home";

  private final Class<?> testClass;

  /** Creates the runner; called by JUnit. */
  public KarafRunner(Class<?> testClass) {
    this.testClass = testClass;
  }

  @Override
  public Description getDescription() {
    var suite = Description.createSuiteDescription(testClass);
    for (Method method : testClass.getMethods()) {
      if (method.isAnnotationPresent(Test.class)) {
        suite.addChild(Description.createTestDescription(testClass, method.getName()));
      }
    }
    return suite;
  }

  @Override
  public void run(RunNotifier notifier) {
    Optional<Path> home = KarafJava.home();
    if (home.isEmpty()) {
      notifier.fireTestAssumptionFailed(
          new Failure(getDescription(), new AssumptionViolatedException(KarafJava.MISSING)));
      return;
    }
    String running = System.getProperty(JAVA_HOME);
    try (EmbeddedKafka kafka = EmbeddedKafka.start()) {
      System.setProperty(BROKERS, kafka.bootstrapServers());
      KarafBundles.build();
      // Pax Exam starts the container with the JDK that this property names.
      System.setProperty(JAVA_HOME, home.get().toString());
      new PaxExam(testClass).run(notifier);
    } catch (InitializationError | IOException e) {
      notifier.fireTestFailure(new Failure(getDescription(), e));
    } finally {
      System.setProperty(JAVA_HOME, running);
    }
  }
}
