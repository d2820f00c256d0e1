package org.entopic.karaf;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.support.table.ShellTable;
import org.entopic.EntityStoreException;
import org.entopic.osgi.OpenDatabase;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;

/** Runs a query on an open database, and shows its first results or how it would run. */
@Service
@Command(
    scope = "entopic",
    name = "query",
    description = "Shows the first results of a query on an open database")
public final class QueryCommand implements Action {
  @Option(name = "--limit", description = "How many results to show at most")
  private long limit = 20;

  @Option(name = "--explain", description = "Shows how the query would run instead")
  private boolean explain;

  @Argument(name = "database", description = "The database", required = true)
  @Completion(DatabaseCompleter.class)
  private @Nullable String database;

  @Argument(
      index = 1,
      name = "query",
      description = "The query, such as \"from Blog where rating > 3\"",
      required = true)
  private @Nullable String text;

  @Reference private @Nullable BundleContext context;
  @Reference private @Nullable Session session;

  /** Creates the command; called by the shell. */
  public QueryCommand() {}

  // javac 17 loses annotations of type arguments in class files: maps of values look different
  @SuppressWarnings("NullAway")
  @Override
  public @Nullable Object execute() {
    if (context == null || session == null || text == null) {
      return null;
    }
    OpenDatabase open =
        OpenDatabases.all(context).stream()
            .filter(each -> each.database().equals(database))
            .findFirst()
            .orElse(null);
    if (open == null) {
      session.getConsole().println("No database '" + database + "' is open");
      return null;
    }
    try {
      if (explain) {
        session.getConsole().println(open.explain(text));
      } else {
        print(session, open.query(text, limit));
      }
    } catch (EntityStoreException | IllegalStateException | IllegalArgumentException e) {
      session.getConsole().println(e.getMessage());
    }
    return null;
  }

  private static void print(Session session, List<Map<String, @Nullable Object>> results) {
    var table = new ShellTable();
    table.emptyTableText("No results");
    if (!results.isEmpty()) {
      results.get(0).keySet().forEach(table::column);
    }
    for (Map<String, @Nullable Object> each : results) {
      Collection<@Nullable Object> values = each.values();
      table.addRow().addContent(values.stream().map(String::valueOf).toArray());
    }
    table.print(session.getConsole());
  }
}
