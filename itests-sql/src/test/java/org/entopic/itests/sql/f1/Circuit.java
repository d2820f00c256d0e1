package org.entopic.itests.sql.f1;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where races are driven. */
public class Circuit {
  String id;
  String name;
  CircuitType type;
  String placeName;
  String countryId;
  double latitude;
  double longitude;
  BigDecimal length;
  int turns;
  @Nullable Country country;
  List<Race> races = new ArrayList<>();
}
