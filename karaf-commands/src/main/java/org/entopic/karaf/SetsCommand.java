package org.entopic.karaf;

import java.util.stream.Collectors;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.support.table.Row;
import org.apache.karaf.shell.support.table.ShellTable;
import org.entopic.DatabaseStatus.SetStatus;
import org.entopic.osgi.OpenDatabase;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;

/** Shows the sets of open databases: how many entities, how far read, how far behind. */
@Service
@Command(
    scope = "entopic",
    name = "sets",
    description = "Shows counts, positions and lag of the sets of open databases")
public final class SetsCommand implements Action {
  @Argument(name = "database", description = "Shows this database only")
  @Completion(DatabaseCompleter.class)
  private @Nullable String database;

  @Reference private @Nullable BundleContext context;
  @Reference private @Nullable Session session;

  /** Creates the command; called by the shell. */
  public SetsCommand() {}

  @Override
  public @Nullable Object execute() {
    if (context != null && session != null) {
      var table = new ShellTable();
      table.column("Database");
      table.column("Set");
      table.column("Topic");
      table.column("Serializer");
      table.column("Entities").alignRight();
      table.column("Position/End");
      table.column("Lag").alignRight();
      table.column("Problem");
      table.emptyTableText(
          database == null ? "No database is open" : "No database '" + database + "' is open");
      for (OpenDatabase each : OpenDatabases.all(context)) {
        if (database == null || database.equals(each.database())) {
          add(table, each);
        }
      }
      table.print(session.getConsole());
    }
    return null;
  }

  private static void add(ShellTable table, OpenDatabase open) {
    Answer answer = Answer.of(open);
    if (answer.status() == null) {
      table.addRow().addContent(open.database(), "", "", "", "", "", "", answer.problem());
    } else {
      answer.status().sets().forEach(set -> add(table.addRow(), open, set));
    }
  }

  private static void add(Row row, OpenDatabase open, SetStatus set) {
    row.addContent(
        open.database(),
        set.name(),
        set.topic(),
        set.serializer(),
        set.count(),
        set.partitions().stream()
            .map(each -> each.position() + "/" + each.end())
            .collect(Collectors.joining(" ")),
        Answer.lag(set),
        "");
  }
}
