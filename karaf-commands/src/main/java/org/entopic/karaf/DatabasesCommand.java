package org.entopic.karaf;

import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.support.table.Row;
import org.apache.karaf.shell.support.table.ShellTable;
import org.entopic.DatabaseStatus;
import org.entopic.DatabaseStatus.SetStatus;
import org.entopic.osgi.OpenDatabase;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;

/** Shows the databases that bundles have open: one line a factory. */
@Service
@Command(scope = "entopic", name = "databases", description = "Shows the open databases")
public final class DatabasesCommand implements Action {
  @Reference private @Nullable BundleContext context;
  @Reference private @Nullable Session session;

  /** Creates the command; called by the shell. */
  public DatabasesCommand() {}

  @Override
  public @Nullable Object execute() {
    if (context != null && session != null) {
      var table = new ShellTable();
      table.column("Database");
      table.column("Backend");
      table.column("Bundle");
      table.column("Context");
      table.column("Sets").alignRight();
      table.column("Entities").alignRight();
      table.column("Lag").alignRight();
      table.column("Problem");
      table.emptyTableText("No database is open");
      for (OpenDatabase database : OpenDatabases.all(context)) {
        add(table.addRow(), database);
      }
      table.print(session.getConsole());
    }
    return null;
  }

  private static void add(Row row, OpenDatabase database) {
    Answer answer = Answer.of(database);
    DatabaseStatus status = answer.status();
    if (status == null) {
      row.addContent(
          database.database(),
          "",
          database.bundle(),
          database.contextType(),
          "",
          "",
          "",
          answer.problem());
    } else {
      row.addContent(
          database.database(),
          status.backend(),
          database.bundle(),
          database.contextType(),
          status.sets().size(),
          status.sets().stream().mapToLong(SetStatus::count).sum(),
          status.sets().stream().mapToLong(Answer::lag).sum(),
          "");
    }
  }
}
