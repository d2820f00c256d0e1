package org.entopic.itests.music;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.entopic.ConsistencyToken;
import org.entopic.EntityContextFactory;

/** Another process: adds tracks and removes albums as it is told. */
public final class MusicProcess {
  private MusicProcess() {}

  /** Runs with a broker's address and a database until the input ends. */
  public static void main(String[] args) throws IOException {
    try (var factory = MusicContext.builder(args[0], args[1]).open();
        var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
      System.out.println("= ready");
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        if (line.equals("quit")) {
          break;
        }
        System.out.println("= " + answer(factory, line.split(" ")));
      }
    }
    System.out.println("= bye");
  }

  private static String answer(EntityContextFactory<MusicContext> factory, String[] words) {
    if (words[0].equals("await")) {
      factory.await(ConsistencyToken.parse(words[1]), Duration.ofSeconds(30));
      return "there";
    }
    try (var db = factory.create()) {
      Album album = db.albums.find(words[1]).orElseThrow();
      switch (words[0]) {
        case "track" -> db.tracks.add(new Track(words[2], album));
        case "remove" -> db.albums.remove(album);
        default -> throw new IllegalArgumentException(words[0]);
      }
      return String.valueOf(db.saveChanges().entitiesWritten());
    }
  }
}
