package app;

import app.store.Scenario;

public final class Main {
  private Main() {}

  /** Arguments: backend, database, bootstrap servers where the backend needs them. */
  public static void main(String[] args) {
    Scenario.run(args[0], args[1], args.length > 2 ? args[2] : null, System.out);
  }
}
