package org.entopic.karaf;

import java.util.List;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.CommandLine;
import org.apache.karaf.shell.api.console.Completer;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.support.completers.StringsCompleter;
import org.entopic.osgi.OpenDatabase;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;

/** Completes the names of open databases. */
@Service
public final class DatabaseCompleter implements Completer {
  @Reference private @Nullable BundleContext context;

  /** Creates the completer; called by the shell. */
  public DatabaseCompleter() {}

  @Override
  public int complete(Session session, CommandLine line, List<String> candidates) {
    List<String> names =
        context == null
            ? List.of()
            : OpenDatabases.all(context).stream().map(OpenDatabase::database).distinct().toList();
    return new StringsCompleter(names).complete(session, line, candidates);
  }
}
