package org.entopic.benchmarks;

import jakarta.persistence.Id;
import java.util.ArrayList;
import java.util.List;

/** The principal of the measurements with relations. */
@SuppressWarnings("NullAway.Init")
public class Team {
  @Id int id;
  String name;
  List<Player> players = new ArrayList<>();

  /** Creates a team. */
  public Team() {}

  Team(int id) {
    this.id = id;
    this.name = "team " + id;
  }
}
