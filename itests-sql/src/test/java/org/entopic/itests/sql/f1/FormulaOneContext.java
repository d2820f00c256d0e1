package org.entopic.itests.sql.f1;

import org.entopic.EntityContext;
import org.entopic.EntitySet;
import org.entopic.model.ModelBuilder;

/** The races of Formula One and who drove them. */
public final class FormulaOneContext extends EntityContext {
  public final EntitySet<Continent> continents = set(Continent.class);
  public final EntitySet<Country> countries = set(Country.class);
  public final EntitySet<Circuit> circuits = set(Circuit.class);
  public final EntitySet<Constructor> constructors = set(Constructor.class);
  public final EntitySet<Driver> drivers = set(Driver.class);
  public final EntitySet<GrandPrix> grandsPrix = set(GrandPrix.class);
  public final EntitySet<Race> races = set(Race.class);
  public final EntitySet<RaceResult> results = set(RaceResult.class);

  @Override
  protected void configureModel(ModelBuilder model) {
    model
        .entity(Driver.class)
        .hasOne(DriverFields.nationalityCountry)
        .withMany(CountryFields.citizens)
        .foreignKey("nationalityCountryId");
    model
        .entity(Driver.class)
        .hasOne(DriverFields.countryOfBirthCountry)
        .withMany()
        .foreignKey("countryOfBirthCountryId");
  }
}
