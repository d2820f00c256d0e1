package org.entopic.itests.sql.f1;

import static org.entopic.query.Expressions.count;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.entopic.itests.sql.Question;
import org.entopic.query.Expressions;
import org.entopic.query.JoinKeys;
import org.entopic.query.NumberProperty;
import org.entopic.query.Parameter;
import org.entopic.query.Query;
import org.entopic.query.TextProperty;
import org.entopic.query.Tuple;

/** Joins by several keys, groups of joined rows, lists in results, parameters. */
final class FormulaOneLists {
  private static final Parameter<String> POSITION = Parameter.of("position", String.class);
  private static final Parameter<Integer> SEASON = Parameter.of("season", Integer.class);
  private static final Parameter<String> BEGINNING = Parameter.of("beginning", String.class);

  private FormulaOneLists() {}

  /** A result to be joined with others of its race. */
  record Start(int race, String driver, String constructor) {}

  /** A name with what belongs to it. */
  record Listed(String name, List<String> parts) {
    Stream<List<String>> flat() {
      return parts.stream().map(part -> List.of(name, part));
    }
  }

  /** A circuit of a country. */
  record Place(String name, BigDecimal length) {}

  static List<Question> of(FormulaOneContext db) {
    var season = RaceResultFields.race.then(RaceFields.season);
    var wins = db.results.where(RaceResultFields.position.eq("1"));
    Query<Tuple> ofSeason =
        db.results
            .where(season.eq(SEASON))
            .where(RaceResultFields.position.eq(POSITION))
            .orderBy(RaceResultFields.raceId.asc())
            .thenBy(RaceResultFields.id.asc())
            .select(RaceResultFields.raceId, RaceResultFields.driverId);
    return List.of(
        Question.of(
            "First and second of one maker: a join by two keys, then groups",
            wins.select(
                    Start.class,
                    RaceResultFields.raceId,
                    RaceResultFields.driverId,
                    RaceResultFields.constructorId)
                .join(
                    db.results.where(RaceResultFields.position.eq("2")),
                    JoinKeys.on(NumberProperty.integral(Start::race), RaceResultFields.raceId)
                        .and(TextProperty.text(Start::constructor), RaceResultFields.constructorId))
                .groupBy(TextProperty.text(Start::constructor))
                .having(count().ge(3L))
                .orderBy(count().desc())
                .thenBy(TextProperty.text(Start::constructor).asc())
                .select(
                    TextProperty.text(Start::constructor),
                    count(),
                    RaceResultFields.driverId.countDistinct(),
                    TextProperty.text(Start::driver).max()),
            """
            SELECT a.constructor_id, COUNT(*), COUNT(DISTINCT b.driver_id), MAX(a.driver_id)
            FROM result a
            JOIN result b ON b.race_id = a.race_id AND b.constructor_id = a.constructor_id
            WHERE a.position = '1' AND b.position = '2'
            GROUP BY a.constructor_id HAVING COUNT(*) >= 3 ORDER BY 2 DESC, 1\
            """),
        Question.of(
            "Circuits beside grands prix of their country and name, or alone",
            db.circuits
                .leftJoin(
                    db.grandsPrix,
                    JoinKeys.on(CircuitFields.countryId, GrandPrixFields.countryId)
                        .and(CircuitFields.name, GrandPrixFields.name))
                .orderBy(CircuitFields.id.asc())
                .select(CircuitFields.name, GrandPrixFields.id),
            """
            SELECT c.name, g.id FROM circuit c
            LEFT JOIN grand_prix g ON g.country_id = c.country_id AND g.name = c.name
            ORDER BY c.id\
            """),
        Question.of(
            "All makers with the numbers of their wins: partners in groups",
            db.constructors
                .groupJoin(wins, ConstructorFields.id, RaceResultFields.constructorId)
                .orderBy(RaceResultFields.id.count().desc())
                .thenBy(ConstructorFields.id.asc())
                .select(
                    ConstructorFields.name,
                    RaceResultFields.id.count(),
                    RaceResultFields.points.sum(),
                    RaceResultFields.driverId.max()),
            """
            SELECT c.name, COUNT(r.id), COALESCE(SUM(r.points), 0), MAX(r.driver_id) FROM constructor c
            LEFT JOIN result r ON r.constructor_id = c.id AND r.position = '1'
            GROUP BY c.id, c.name ORDER BY 2 DESC, c.id\
            """),
        Question.of(
            "Countries with lists of their circuits, by key",
            () ->
                db
                    .countries
                    .where(CountryFields.circuits.any())
                    .orderBy(CountryFields.id.desc())
                    .select(
                        Listed.class,
                        CountryFields.name,
                        CountryFields.circuits.toList(CircuitFields.id))
                    .toList()
                    .stream()
                    .flatMap(Listed::flat)
                    .toList(),
            """
            SELECT o.name, c.id FROM country o JOIN circuit c ON c.country_id = o.id
            ORDER BY o.id DESC, c.id\
            """),
        Question.of(
            "Countries with lists of records of their street circuits",
            () -> {
              var places =
                  CountryFields.circuits.toList(
                      CircuitFields.type.eq(CircuitType.STREET),
                      Place.class,
                      CircuitFields.name,
                      CircuitFields.length);
              return db
                  .countries
                  .orderBy(CountryFields.id.asc())
                  .select(CountryFields.id, places)
                  .toList()
                  .stream()
                  .flatMap(row -> row.get(places).stream())
                  .toList();
            },
            """
            SELECT c.name, c.length FROM circuit c WHERE type = 'STREET' ORDER BY c.country_id, c.id\
            """),
        Question.of(
            "Winners of each season in the order of their names: lists in groups",
            () ->
                wins
                    .where(season.ge(2000))
                    .orderBy(RaceResultFields.driverId.asc())
                    .thenBy(RaceResultFields.id.asc())
                    .groupBy(season)
                    .orderBy(season.desc())
                    .select(
                        Listed.class,
                        season.toText(),
                        Expressions.toList(RaceResultFields.driverId))
                    .toList()
                    .stream()
                    .flatMap(Listed::flat)
                    .toList(),
            """
            SELECT CAST(season AS VARCHAR), driver_id FROM result r JOIN race ON race.id = r.race_id
            WHERE r.position = '1' AND season >= 2000 ORDER BY season DESC, driver_id, r.id\
            """),
        Question.of(
            "Parts of the world with grands prix whose names are as long: lists of partners",
            () ->
                db
                    .continents
                    .orderBy(ContinentFields.id.asc())
                    .groupJoin(
                        db.grandsPrix, ContinentFields.name.length(), GrandPrixFields.name.length())
                    .orderBy(ContinentFields.id.asc())
                    .select(
                        Listed.class,
                        ContinentFields.name,
                        Expressions.toList(GrandPrixFields.name))
                    .toList()
                    .stream()
                    .flatMap(
                        continent ->
                            continent.flat().sorted((a, b) -> a.get(1).compareTo(b.get(1))))
                    .toList(),
            """
            SELECT k.name, g.name FROM continent k JOIN grand_prix g ON LENGTH(g.name) = LENGTH(k.name)
            ORDER BY k.id, g.name\
            """),
        Question.of(
            "Circuits with many turns, handed out by kind",
            () ->
                db
                    .circuits
                    .where(CircuitFields.turns.ge(20))
                    .orderBy(CircuitFields.id.asc())
                    .toGroups(CircuitFields.type)
                    .entrySet()
                    .stream()
                    .sorted((a, b) -> a.getKey().name().compareTo(b.getKey().name()))
                    .flatMap(
                        group ->
                            group.getValue().stream()
                                .map(circuit -> List.of(group.getKey().name(), circuit.id)))
                    .toList(),
            "SELECT type, id FROM circuit WHERE turns >= 20 ORDER BY type, id"),
        Question.of(
            "Means of different values, and means without rounding",
            db.circuits
                .groupBy(CircuitFields.type)
                .orderBy(CircuitFields.turns.averageDistinct().asc())
                .select(
                    CircuitFields.type,
                    CircuitFields.turns.averageDistinct(),
                    CircuitFields.length.exactAverage().times(BigDecimal.valueOf(1_000)).floor()),
            """
            SELECT type, CAST(AVG(DISTINCT turns) AS DOUBLE PRECISION), FLOOR(AVG(length) * 1000)
            FROM circuit GROUP BY type ORDER BY 2\
            """),
        Question.of(
            "One query with other values of its parameters",
            () ->
                Stream.of(1967, 2012)
                    .flatMap(
                        year -> ofSeason.bind(SEASON, year).bind(POSITION, "DSQ").toList().stream())
                    .toList(),
            """
            SELECT race_id, driver_id FROM result r JOIN race ON race.id = r.race_id
            WHERE season IN (1967, 2012) AND position = 'DSQ' ORDER BY race_id, r.id\
            """),
        Question.of(
            "Parameters of several values and of texts",
            db.circuits
                .where(CircuitFields.turns.in(SEASON).and(CircuitFields.id.startsWith(BEGINNING)))
                .orderBy(CircuitFields.id.desc())
                .select(CircuitFields.id, CircuitFields.turns)
                .bindAll(SEASON, List.of(14, 15, 16))
                .bind(BEGINNING, "m"),
            """
            SELECT id, turns FROM circuit WHERE turns IN (14, 15, 16) AND id LIKE 'm%' ORDER BY id DESC\
            """));
  }
}
