package org.entopic.benchmarks;

import org.entopic.EntityContext;
import org.entopic.EntitySet;

/** The context of the measurements with relations. */
public class TeamContext extends EntityContext {
  final EntitySet<Team> teams = set(Team.class);
  final EntitySet<Player> players = set(Player.class);

  /** Creates the context. */
  public TeamContext() {}
}
