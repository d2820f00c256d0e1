package org.entopic.itests.sql.f1;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who makes cars. */
public class Constructor {
  String id;
  String name;
  String countryId;
  @Nullable Country country;
  List<RaceResult> results = new ArrayList<>();
}
