package org.entopic.itests.sql.f1;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who drives: with a nationality, and a country of birth that may be another. */
public class Driver {
  String id;
  String name;
  String lastName;
  String abbreviation;
  @Nullable Integer permanentNumber;
  LocalDate dateOfBirth;
  @Nullable LocalDate dateOfDeath;
  String countryOfBirthCountryId;
  String nationalityCountryId;
  @Nullable String secondNationalityCountryId;
  @Nullable Country countryOfBirthCountry;
  @Nullable Country nationalityCountry;
  List<RaceResult> results = new ArrayList<>();
}
