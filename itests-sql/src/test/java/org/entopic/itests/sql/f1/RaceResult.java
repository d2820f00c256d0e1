package org.entopic.itests.sql.f1;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** What became of a driver in a race; {@code position} is a number or why there is none. */
public class RaceResult {
  int id;
  int raceId;
  String position;
  String driverId;
  String constructorId;
  @Nullable Integer laps;
  @Nullable String reasonRetired;
  @Nullable BigDecimal points;
  @Nullable Race race;
  @Nullable Driver driver;
  @Nullable Constructor constructor;
}
