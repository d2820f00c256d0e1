package org.entopic.osgi.internal;

import org.entopic.StoreNotReadyException;

/** What is said when bundles come and go. */
final class OsgiMessages {
  private OsgiMessages() {}

  static StoreNotReadyException interrupted(String service, InterruptedException cause) {
    return new StoreNotReadyException(
        "OSGI-01: Waiting for a service "
            + service
            + " was interrupted. Open the factory again when it is wanted.",
        cause);
  }

  static StoreNotReadyException providerGone(String database, String service, String bundle) {
    return new StoreNotReadyException(
        "OSGI-02: The factory of database '"
            + database
            + "' was closed, because a service that it uses has gone: "
            + service
            + " of bundle "
            + bundle
            + ". Start that bundle again, and open another factory.");
  }

  static IllegalStateException bundleStopped(String database, String bundle) {
    return new IllegalStateException(
        "OSGI-03: The factory of database '"
            + database
            + "' was closed, because the bundle of its context class has stopped: "
            + bundle
            + ". Open another factory when the bundle starts again.");
  }

  static IllegalStateException integrationStopped(String database) {
    return new IllegalStateException(
        "OSGI-04: The factory of database '"
            + database
            + "' was closed, because the bundle org.entopic.osgi, which watches over it, has"
            + " stopped. Start that bundle again, and open another factory.");
  }
}
