package org.entopic.benchmarks;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.entopic.EntityContextFactory;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** Looks for changes among 100,000 unchanged entities with references and collections. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
@SuppressWarnings("NullAway.Init")
public class DetectionBenchmark {
  private static final int TEAMS = 10_000;
  private static final int PLAYERS = 90_000;

  private EntityContextFactory<TeamContext> factory;
  private TeamContext db;
  private List<Player> players;

  /** Creates the benchmark. */
  public DetectionBenchmark() {}

  /** Stores and reads the entities. */
  @Setup
  public void read() {
    factory =
        EntityContextFactory.of(TeamContext::new)
            .database("teams")
            .backend("memory")
            .serializer("json")
            .open();
    try (TeamContext first = factory.create()) {
      for (int i = 0; i < TEAMS; i++) {
        first.teams.add(new Team(i));
      }
      var teams = List.copyOf(first.teams.local());
      for (int i = 0; i < PLAYERS; i++) {
        first.players.add(new Player(i, teams.get(i % TEAMS)));
      }
      first.saveChanges();
    }
    db = factory.create();
    db.teams.toList();
    players = db.players.toList();
  }

  /** Closes what was opened. */
  @TearDown
  public void close() {
    db.close();
    factory.close();
  }

  /** Looks for changes. */
  @Benchmark
  public int detect() {
    db.detectChanges();
    return players.size();
  }
}
