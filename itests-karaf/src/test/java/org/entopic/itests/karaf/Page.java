package org.entopic.itests.karaf;

import static org.junit.Assert.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a page of the documentation tells its reader to type into the shell. */
final class Page {
  static final String DIRECTORY = "entopic.docs";

  private static final Pattern BLOCK =
      Pattern.compile("^```(\\w*)\\n(.*?)^```$", Pattern.DOTALL | Pattern.MULTILINE);
  private static final String PROMPT = "karaf@root()> ";

  private final List<String> commands = new ArrayList<>();
  private final Map<String, List<String>> tables = new LinkedHashMap<>();

  private Page(String text) {
    Matcher block = BLOCK.matcher(text);
    while (block.find()) {
      boolean isShell = block.group(1).isEmpty();
      List<String> lines = isShell ? block.group(2).lines().toList() : List.of();
      for (int i = 0; i < lines.size(); i++) {
        if (lines.get(i).startsWith(PROMPT)) {
          tables.put(lines.get(i).substring(PROMPT.length()), columns(lines.get(i + 1)));
        } else if (lines.get(i).matches("(feature|bundle):.*")) {
          commands.add(lines.get(i));
        }
      }
    }
  }

  static Page of(String name) throws IOException {
    var page = new Page(Files.readString(Path.of(System.getProperty(DIRECTORY), name)));
    assertFalse(name + " has no commands", page.commands().isEmpty());
    return page;
  }

  /** Returns the commands that install something, in order. */
  List<String> commands() {
    return commands;
  }

  /** Returns the commands that show a table, with its columns. */
  Map<String, List<String>> tables() {
    return tables;
  }

  /** Returns the columns that the first line of a table names. */
  static List<String> columns(String table) {
    String head = table.lines().findFirst().orElse("");
    return Stream.of(head.split("[|\u2502]")).map(String::strip).toList();
  }
}
