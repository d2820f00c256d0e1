package org.entopic.itests.sql.f1;

import static org.entopic.query.Expressions.count;

import java.util.List;
import org.entopic.itests.sql.Question;
import org.entopic.query.NumberProperty;
import org.entopic.query.Query;
import org.entopic.query.TextProperty;

/** Joins and combinations. */
final class FormulaOneJoins {
  private FormulaOneJoins() {}

  /** A result to be joined with others of its race. */
  record Start(int race, String driver, String constructor, String position) {}

  /** Two drivers of a race and the makers of their cars. */
  record Teammates(String first, String firstCar, String second, String secondCar) {}

  /** A name of whatever. */
  record Named(String name) {}

  static List<Question> of(FormulaOneContext db) {
    var name = TextProperty.text(Named::name);
    var first = TextProperty.text(Teammates::first);
    var second = TextProperty.text(Teammates::second);
    Query<Named> driversLands = db.drivers.select(Named.class, DriverFields.nationalityCountryId);
    Query<Named> makersLands = db.constructors.select(Named.class, ConstructorFields.countryId);
    Query<Named> circuitsLands = db.circuits.select(Named.class, CircuitFields.countryId);
    return List.of(
        Question.of(
            "Circuits with their latest races, the unused too",
            db.circuits
                .leftJoin(
                    db.races.where(RaceFields.season.ge(2023)),
                    CircuitFields.id,
                    RaceFields.circuitId)
                .where(CircuitFields.type.ne(CircuitType.ROAD))
                .orderBy(CircuitFields.id.asc())
                .thenBy(RaceFields.date.asc())
                .select(CircuitFields.name, RaceFields.date),
            """
            SELECT c.name, r.held FROM circuit c
            LEFT JOIN race r ON r.circuit_id = c.id AND r.season >= 2023
            WHERE c.type <> 'ROAD' ORDER BY c.id, r.held\
            """),
        Question.of(
            "Countries beside constructors, those without too",
            db.constructors
                .rightJoin(
                    db.countries.where(CountryFields.continentId.eq("south-america")),
                    ConstructorFields.countryId,
                    CountryFields.id)
                .orderBy(CountryFields.name.asc())
                .thenBy(ConstructorFields.name.asc())
                .select(CountryFields.name, ConstructorFields.name),
            """
            SELECT o.name, c.name FROM country o LEFT JOIN constructor c ON c.country_id = o.id
            WHERE o.continent_id = 'south-america' ORDER BY o.name, c.name NULLS FIRST\
            """),
        Question.of(
            "Circuits and grands prix by country, both sides whole",
            db.circuits
                .fullJoin(db.grandsPrix, CircuitFields.countryId, GrandPrixFields.countryId)
                .orderBy(CircuitFields.id.asc())
                .thenBy(GrandPrixFields.id.asc())
                .select(CircuitFields.name, GrandPrixFields.name),
            """
            SELECT cn, gn FROM (
              SELECT c.id AS ci, c.name AS cn, g.id AS gi, g.name AS gn
              FROM circuit c LEFT JOIN grand_prix g ON g.country_id = c.country_id
              UNION ALL
              SELECT NULL, NULL, id, name FROM grand_prix
              WHERE country_id IS NULL OR country_id NOT IN (SELECT country_id FROM circuit))
            ORDER BY ci NULLS FIRST, gi NULLS FIRST\
            """),
        Question.of(
            "First and second in cars of one maker: results with themselves",
            db.results
                .where(RaceResultFields.position.eq("1"))
                .where(RaceResultFields.race.then(RaceFields.season).ge(2010))
                .select(
                    Start.class,
                    RaceResultFields.raceId,
                    RaceResultFields.driverId,
                    RaceResultFields.constructorId,
                    RaceResultFields.position)
                .join(db.results, NumberProperty.integral(Start::race), RaceResultFields.raceId)
                .where(RaceResultFields.position.eq("2"))
                .select(
                    Teammates.class,
                    TextProperty.text(Start::driver),
                    TextProperty.text(Start::constructor),
                    RaceResultFields.driverId,
                    RaceResultFields.constructorId)
                .where(
                    TextProperty.text(Teammates::firstCar)
                        .eq(TextProperty.text(Teammates::secondCar)))
                .groupBy(first, second)
                .orderBy(count().desc())
                .thenBy(first.asc())
                .thenBy(second.asc())
                .select(first, second, count()),
            """
            SELECT a.driver_id, b.driver_id, COUNT(*) FROM result a JOIN result b ON b.race_id = a.race_id
            JOIN race ON race.id = a.race_id
            WHERE a.position = '1' AND b.position = '2' AND a.constructor_id = b.constructor_id
              AND race.season >= 2010
            GROUP BY a.driver_id, b.driver_id ORDER BY 3 DESC, 1, 2\
            """),
        Question.of(
            "Parts of the world with their countries' circuits: collections of collections",
            db.continents
                .leftJoin(ContinentFields.countries)
                .join(db.circuits, CountryFields.id, CircuitFields.countryId)
                .where(CountryFields.iocCode.isNotNull())
                .orderBy(ContinentFields.name.desc())
                .thenBy(CircuitFields.id.asc())
                .select(ContinentFields.name, CountryFields.iocCode, CircuitFields.id),
            """
            SELECT k.name, o.ioc_code, c.id FROM continent k LEFT JOIN country o ON o.continent_id = k.id
            JOIN circuit c ON c.country_id = o.id WHERE o.ioc_code IS NOT NULL
            ORDER BY k.name DESC, c.id\
            """),
        Question.of(
            "Grands prix of Italy or nowhere, with their races elsewhere than in Monza",
            db.grandsPrix
                .where(GrandPrixFields.countryId.isNull().or(GrandPrixFields.countryId.eq("italy")))
                .leftJoin(GrandPrixFields.races)
                .where(RaceFields.circuitId.eq("monza").not())
                .orderBy(GrandPrixFields.id.asc())
                .thenBy(RaceFields.id.desc())
                .select(GrandPrixFields.name, RaceFields.season, RaceFields.circuitId),
            """
            SELECT g.name, r.season, r.circuit_id FROM grand_prix g LEFT JOIN race r ON r.grand_prix_id = g.id
            WHERE (g.country_id IS NULL OR g.country_id = 'italy')
              AND (r.circuit_id IS NULL OR r.circuit_id <> 'monza')
            ORDER BY g.id, r.id DESC\
            """),
        Question.of(
            "All pairs of parts of the world and kinds of circuits",
            db.continents
                .crossJoin(db.circuits.where(CircuitFields.id.startsWith("s")))
                .orderBy(CircuitFields.id.asc())
                .thenBy(ContinentFields.code.desc())
                .select(CircuitFields.id, ContinentFields.code),
            """
            SELECT c.id, k.code FROM continent k CROSS JOIN circuit c WHERE c.id LIKE 's%'
            ORDER BY c.id, k.code DESC\
            """),
        Question.of(
            "Countries of drivers, makers and circuits alike",
            driversLands.intersect(makersLands).intersect(circuitsLands).orderBy(name.asc()),
            """
            SELECT nationality_id FROM driver INTERSECT SELECT country_id FROM constructor
            INTERSECT SELECT country_id FROM circuit ORDER BY 1\
            """),
        Question.of(
            "Countries of drivers that never made a car",
            driversLands.except(makersLands).orderBy(name.desc()),
            "SELECT nationality_id FROM driver EXCEPT SELECT country_id FROM constructor ORDER BY 1"
                + " DESC"),
        Question.of(
            "Countries of anything, and how often, grouped after they are put together",
            driversLands
                .concat(makersLands)
                .concat(circuitsLands)
                .groupBy(name)
                .having(count().ge(10L))
                .orderBy(count().desc())
                .thenBy(name.asc())
                .select(name, count()),
            """
            SELECT id, COUNT(*) FROM (SELECT nationality_id AS id FROM driver
              UNION ALL SELECT country_id FROM constructor UNION ALL SELECT country_id FROM circuit)
            GROUP BY id HAVING COUNT(*) >= 10 ORDER BY 2 DESC, 1\
            """),
        Question.of(
            "Drivers who won or died young, by entities put together",
            db.drivers
                .where(DriverFields.results.count(RaceResultFields.position.eq("1")).ge(20L))
                .union(
                    db.drivers.where(
                        DriverFields.dateOfDeath
                            .year()
                            .minus(DriverFields.dateOfBirth.year())
                            .le(24)))
                .orderBy(DriverFields.dateOfBirth.asc())
                .select(DriverFields.name),
            """
            SELECT name FROM driver d
            WHERE (SELECT COUNT(*) FROM result r WHERE r.driver_id = d.id AND r.position = '1') >= 20
              OR EXTRACT(YEAR FROM died) - EXTRACT(YEAR FROM born) <= 24
            ORDER BY born\
            """));
  }
}
