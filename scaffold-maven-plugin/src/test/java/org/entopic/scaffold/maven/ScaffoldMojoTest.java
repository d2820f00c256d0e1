package org.entopic.scaffold.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.io.InputStream;
import java.lang.reflect.Field;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScaffoldMojoTest {
  @TempDir Path folder;

  private static void set(ScaffoldMojo mojo, String parameter, Object value) throws Exception {
    Field field = ScaffoldMojo.class.getDeclaredField(parameter);
    field.setAccessible(true);
    field.set(mojo, value);
  }

  @Test
  void theGoalWritesSourcesOnce() throws Exception {
    File schema =
        Files.writeString(
                folder.resolve("bird.json"),
                """
                {"title": "Bird", "type": "object", "properties": {"id": {"type": "integer"}},
                 "required": ["id"]}
                """)
            .toFile();
    var mojo = new ScaffoldMojo();
    set(mojo, "jsonSchemas", List.of(schema));
    set(mojo, "packageName", "com.example");
    set(mojo, "contextName", "Birds");
    set(mojo, "output", folder.resolve("sources").toFile());

    mojo.execute();

    assertThat(folder.resolve("sources/com/example/Birds.java")).isRegularFile();
    assertThat(folder.resolve("sources/com/example/Bird.java")).content().contains("record Bird");
    assertThatThrownBy(mojo::execute)
        .isInstanceOf(MojoExecutionException.class)
        .hasMessageContaining("SCF-06");
    set(mojo, "overwrite", true);
    mojo.execute();
  }

  @Test
  void mavenKnowsTheGoalByItsPrefix() throws Exception {
    try (InputStream in = ScaffoldMojo.class.getResourceAsStream("/META-INF/maven/plugin.xml")) {
      assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8))
          .contains("<goalPrefix>entopic</goalPrefix>", "<goal>scaffold</goal>");
    }
  }
}
