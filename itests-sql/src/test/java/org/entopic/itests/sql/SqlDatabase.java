package org.entopic.itests.sql;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An SQL database in memory, filled from the files that the entities come from. */
public final class SqlDatabase implements AutoCloseable {
  private final Connection connection;

  /** Opens an empty database. */
  public SqlDatabase() {
    try {
      connection = DriverManager.getConnection("jdbc:h2:mem:");
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Runs a script that stands beside this class; {@code ${folder}} in it is a folder's name. */
  public void runScript(String name, String folder) {
    try (InputStream script = SqlDatabase.class.getResourceAsStream(name);
        Statement statement = connection.createStatement()) {
      if (script == null) {
        throw new IllegalArgumentException("There is no script " + name);
      }
      String text = new String(script.readAllBytes(), StandardCharsets.UTF_8);
      statement.execute(text.replace("${folder}", folder.replace("'", "''")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Inserts rows; what the database takes for the columns is its own affair. */
  public void insert(String table, List<String> columns, List<? extends List<?>> rows) {
    String places = String.join(", ", Collections.nCopies(columns.size(), "?"));
    String names = String.join(", ", columns);
    try (PreparedStatement insert =
        connection.prepareStatement(
            "INSERT INTO " + table + " (" + names + ") VALUES (" + places + ")")) {
      for (List<?> row : rows) {
        for (int i = 0; i < row.size(); i++) {
          insert.setObject(i + 1, row.get(i));
        }
        insert.addBatch();
      }
      insert.executeBatch();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Runs an UPDATE or DELETE and returns how many rows it changed. */
  public int update(String statement) {
    try (Statement update = connection.createStatement()) {
      return update.executeUpdate(statement);
    } catch (SQLException e) {
      throw new IllegalStateException("In " + statement, e);
    }
  }

  /** Returns the rows of a SELECT, in their order, in the form of {@link Cells}. */
  List<List<@Nullable Object>> rows(String select) {
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(select)) {
      var rows = new ArrayList<List<@Nullable Object>>();
      int width = result.getMetaData().getColumnCount();
      while (result.next()) {
        var row = new ArrayList<@Nullable Object>(width);
        for (int i = 1; i <= width; i++) {
          row.add(result.getObject(i));
        }
        rows.add(Cells.row(row));
      }
      return rows;
    } catch (SQLException e) {
      throw new IllegalStateException("In " + select, e);
    }
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
