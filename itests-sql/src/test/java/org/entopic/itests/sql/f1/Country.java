package org.entopic.itests.sql.f1;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where people, makers and tracks come from. */
public class Country {
  String id;
  String name;
  @Nullable String iocCode;
  String continentId;
  @Nullable Continent continent;
  List<Circuit> circuits = new ArrayList<>();
  List<Constructor> constructors = new ArrayList<>();
  List<Driver> citizens = new ArrayList<>();
}
