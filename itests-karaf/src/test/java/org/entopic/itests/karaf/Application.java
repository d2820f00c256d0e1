package org.entopic.itests.karaf;

import static org.junit.Assert.assertEquals;

import java.util.function.UnaryOperator;

/** A test bundle, as those see it who tell it what to do. */
final class Application {
  private final UnaryOperator<String> scenario;

  Application(UnaryOperator<String> scenario) {
    this.scenario = scenario;
  }

  String ask(String command) {
    return scenario.apply(command);
  }

  void open(String backend, String serializer, String database) {
    assertEquals("open", ask("open " + backend + " " + serializer + " " + database + " 60"));
  }

  void tell(String command) {
    assertEquals("done", ask(command));
  }

  ClassLoader loader() {
    return scenario.getClass().getClassLoader();
  }
}
