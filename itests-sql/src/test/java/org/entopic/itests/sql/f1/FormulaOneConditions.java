package org.entopic.itests.sql.f1;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.entopic.itests.sql.Question;
import org.entopic.query.Expressions;

/** Conditions, keys, orders, pages, collections. */
final class FormulaOneConditions {
  private FormulaOneConditions() {}

  static List<Question> of(FormulaOneContext db) {
    return List.of(
        Question.of(
            "Circuits of the southern half, southernmost first",
            db.circuits
                .where(CircuitFields.latitude.lt(0.0))
                .orderBy(CircuitFields.latitude.asc())
                .select(CircuitFields.name, CircuitFields.latitude, CircuitFields.longitude),
            "SELECT name, latitude, longitude FROM circuit WHERE latitude < 0 ORDER BY latitude"),
        Question.of(
            "Short circuits on streets",
            db.circuits
                .where(CircuitFields.type.eq(CircuitType.STREET))
                .where(CircuitFields.length.lt(new BigDecimal("4")))
                .orderBy(CircuitFields.length.desc())
                .thenBy(CircuitFields.id.asc())
                .select(CircuitFields.id, CircuitFields.type, CircuitFields.length),
            """
            SELECT id, type, length FROM circuit WHERE type = 'STREET' AND length < 4
            ORDER BY length DESC, id\
            """),
        Question.of(
            "Drivers by a range of keys",
            () ->
                db
                    .drivers
                    .where(DriverFields.id.ge("max").and(DriverFields.id.lt("mb")))
                    .orderBy(DriverFields.id.desc())
                    .toList()
                    .stream()
                    .map(driver -> driver.name)
                    .toList(),
            "SELECT name FROM driver WHERE id >= 'max' AND id < 'mb' ORDER BY id DESC"),
        Question.of(
            "Drivers by some keys, one of which nobody has",
            db.drivers
                .where(
                    DriverFields.id.in(
                        List.of("niki-lauda", "nobody", "ayrton-senna", "alain-prost")))
                .orderBy(DriverFields.dateOfBirth.asc())
                .select(DriverFields.name, DriverFields.dateOfBirth, DriverFields.dateOfDeath),
            """
            SELECT name, born, died FROM driver
            WHERE id IN ('niki-lauda', 'nobody', 'ayrton-senna', 'alain-prost') ORDER BY born\
            """),
        Question.of(
            "Names with letters after z, by code unit",
            db.drivers
                .where(DriverFields.lastName.gt("z").or(DriverFields.name.contains("é")))
                .orderBy(DriverFields.lastName.asc())
                .thenBy(DriverFields.id.asc())
                .select(DriverFields.lastName, DriverFields.lastName.upper()),
            """
            SELECT last_name, UPPER(last_name) FROM driver WHERE last_name > 'z' OR name LIKE '%é%'
            ORDER BY last_name, id\
            """),
        Question.of(
            "Drivers of another country than that of their birth",
            db.drivers
                .where(DriverFields.countryOfBirthCountryId.ne(DriverFields.nationalityCountryId))
                .orderBy(DriverFields.id.asc())
                .select(
                    DriverFields.name,
                    DriverFields.countryOfBirthCountry.then(CountryFields.name),
                    DriverFields.nationalityCountry.then(CountryFields.name)),
            """
            SELECT d.name, b.name, n.name FROM driver d JOIN country b ON b.id = d.birth_country_id
            JOIN country n ON n.id = d.nationality_id
            WHERE d.birth_country_id <> d.nationality_id ORDER BY d.id\
            """),
        Question.of(
            "Drivers from South America, two relations away",
            db.drivers
                .where(
                    DriverFields.nationalityCountry
                        .then(CountryFields.continent)
                        .then(ContinentFields.code)
                        .eq("SA"))
                .where(DriverFields.dateOfBirth.ge(LocalDate.of(1960, 1, 1)))
                .orderBy(DriverFields.dateOfBirth.desc())
                .thenBy(DriverFields.id.asc())
                .select(DriverFields.name, DriverFields.permanentNumber),
            """
            SELECT d.name, d.permanent_number FROM driver d JOIN country c ON c.id = d.nationality_id
            JOIN continent k ON k.id = c.continent_id
            WHERE k.code = 'SA' AND d.born >= DATE '1960-01-01' ORDER BY d.born DESC, d.id\
            """),
        Question.of(
            "Drivers who died the year they turned ninety, or later",
            db.drivers
                .where(
                    DriverFields.dateOfDeath.year().minus(DriverFields.dateOfBirth.year()).ge(90))
                .orderBy(DriverFields.dateOfDeath.asc())
                .select(
                    DriverFields.name,
                    DriverFields.dateOfDeath.year().minus(DriverFields.dateOfBirth.year())),
            """
            SELECT name, EXTRACT(YEAR FROM died) - EXTRACT(YEAR FROM born) FROM driver
            WHERE EXTRACT(YEAR FROM died) - EXTRACT(YEAR FROM born) >= 90 ORDER BY died\
            """),
        Question.of(
            "Races that decided a championship; most have no say",
            db.races
                .where(RaceFields.driversChampionshipDecider.eq(true))
                .where(RaceFields.season.ge(2000))
                .orderBy(RaceFields.date.asc())
                .select(RaceFields.officialName, RaceFields.driversChampionshipDecider),
            """
            SELECT official_name, decider FROM race WHERE decider AND season >= 2000 ORDER BY held\
            """),
        Question.of(
            "A page deep in all results",
            db.results
                .orderBy(RaceResultFields.raceId.asc())
                .thenBy(RaceResultFields.id.desc())
                .skip(20_000)
                .take(40)
                .select(RaceResultFields.id, RaceResultFields.driverId, RaceResultFields.position),
            """
            SELECT id, driver_id, position FROM result ORDER BY race_id, id DESC
            OFFSET 20000 ROWS FETCH NEXT 40 ROWS ONLY\
            """),
        Question.of(
            "Countries with a winner: a collection in a collection",
            db.countries
                .where(
                    CountryFields.citizens.any(
                        DriverFields.results.any(RaceResultFields.position.eq("1"))))
                .orderBy(CountryFields.name.asc())
                .select(CountryFields.name),
            """
            SELECT name FROM country WHERE id IN (SELECT d.nationality_id FROM driver d
              JOIN result r ON r.driver_id = d.id WHERE r.position = '1') ORDER BY name\
            """),
        Question.of(
            "Drivers with thirty results and never a point",
            db.drivers
                .where(DriverFields.results.count().ge(30L))
                .where(DriverFields.results.all(RaceResultFields.points.isNull()))
                .orderBy(DriverFields.results.count().desc())
                .thenBy(DriverFields.id.asc())
                .select(DriverFields.name, DriverFields.results.count()),
            """
            SELECT d.name, COUNT(*) FROM driver d JOIN result r ON r.driver_id = d.id
            GROUP BY d.id, d.name HAVING COUNT(*) >= 30 AND COUNT(r.points) = 0
            ORDER BY 2 DESC, d.id\
            """),
        Question.of(
            "Circuits with the longest distance driven, and the mean of laps",
            db.circuits
                .where(CircuitFields.races.any())
                .orderBy(CircuitFields.races.max(RaceFields.distance).desc())
                .thenBy(CircuitFields.id.asc())
                .take(15)
                .select(
                    CircuitFields.name,
                    CircuitFields.races.max(RaceFields.distance),
                    CircuitFields.races.average(RaceFields.laps),
                    CircuitFields.races.min(RaceFields.date)),
            """
            SELECT c.name, MAX(r.distance), CAST(AVG(r.laps) AS DOUBLE PRECISION), MIN(r.held)
            FROM circuit c JOIN race r ON r.circuit_id = c.id
            GROUP BY c.id, c.name ORDER BY 2 DESC, c.id LIMIT 15\
            """),
        Question.of(
            "Results with a word for each",
            db.results
                .where(RaceResultFields.race.then(RaceFields.season).eq(1991))
                .where(RaceResultFields.constructorId.eq("jordan"))
                .orderBy(RaceResultFields.id.asc())
                .select(
                    RaceResultFields.driver.then(DriverFields.abbreviation),
                    Expressions.when(
                        RaceResultFields.reasonRetired.isNotNull(),
                        RaceResultFields.reasonRetired.concat("!"),
                        Expressions.when(
                            RaceResultFields.points.gt(BigDecimal.ZERO),
                            RaceResultFields.points.toInt().toText().concat(" points"),
                            RaceResultFields.position))),
            """
            SELECT d.abbreviation, CASE WHEN reason_retired IS NOT NULL THEN reason_retired || '!'
              WHEN points > 0 THEN CAST(CAST(points AS INT) AS VARCHAR) || ' points' ELSE position END
            FROM result r JOIN race ON race.id = r.race_id JOIN driver d ON d.id = r.driver_id
            WHERE race.season = 1991 AND constructor_id = 'jordan' ORDER BY r.id\
            """));
  }
}
