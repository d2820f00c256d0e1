package org.entopic.karaf;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.entopic.osgi.OpenDatabase;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;

/** Finds the factories that are open. */
final class OpenDatabases {
  private OpenDatabases() {}

  static List<OpenDatabase> all(BundleContext context) {
    var found = new ArrayList<OpenDatabase>();
    try {
      for (ServiceReference<OpenDatabase> reference :
          context.getServiceReferences(OpenDatabase.class, null)) {
        OpenDatabase database = context.getService(reference);
        if (database != null) {
          found.add(database);
        }
      }
    } catch (InvalidSyntaxException e) {
      throw new AssertionError("No filter has no syntax.", e);
    }
    found.sort(
        Comparator.comparing(OpenDatabase::database).thenComparing(OpenDatabase::contextType));
    return found;
  }
}
