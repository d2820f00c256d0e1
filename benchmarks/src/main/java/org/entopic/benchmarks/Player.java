package org.entopic.benchmarks;

import jakarta.persistence.Id;
import org.jspecify.annotations.Nullable;

/** The dependent of the measurements with relations. */
@SuppressWarnings("NullAway.Init")
public class Player {
  @Id int id;
  String name;
  int number;
  int teamId;
  @Nullable Team team;

  /** Creates a player. */
  public Player() {}

  Player(int id, Team team) {
    this.id = id;
    this.name = "player " + id;
    this.number = id;
    this.team = team;
  }
}
