package org.entopic.itests.sql.f1;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A race of a season. */
public class Race {
  int id;
  int season;
  int round;
  LocalDate date;
  String grandPrixId;
  String officialName;
  String circuitId;
  BigDecimal courseLength;
  int laps;
  BigDecimal distance;
  @Nullable Boolean driversChampionshipDecider;
  @Nullable GrandPrix grandPrix;
  @Nullable Circuit circuit;
  List<RaceResult> results = new ArrayList<>();
}
