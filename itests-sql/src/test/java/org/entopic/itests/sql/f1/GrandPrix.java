package org.entopic.itests.sql.f1;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A race that is held again and again. */
public class GrandPrix {
  String id;
  String name;
  @Nullable String countryId;
  @Nullable Country country;
  List<Race> races = new ArrayList<>();
}
