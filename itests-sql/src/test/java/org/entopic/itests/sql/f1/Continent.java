package org.entopic.itests.sql.f1;

import java.util.ArrayList;
import java.util.List;

/** A part of the world. */
public class Continent {
  String id;
  String code;
  String name;
  List<Country> countries = new ArrayList<>();
}
