package org.entopic.itests.sql.f1;

import static org.entopic.query.Expressions.count;

import java.math.BigDecimal;
import java.util.List;
import org.entopic.itests.sql.Question;

/** Aggregates and groups over all results. */
final class FormulaOneGroups {
  private FormulaOneGroups() {}

  static List<Question> of(FormulaOneContext db) {
    var season = RaceResultFields.race.then(RaceFields.season);
    var winner = RaceResultFields.driver.then(DriverFields.name);
    var decade = RaceFields.season.minus(RaceFields.season.mod(10));
    return List.of(
        Question.of(
            "Who won most",
            db.results
                .where(RaceResultFields.position.eq("1"))
                .groupBy(winner)
                .orderBy(count().desc())
                .thenBy(winner.asc())
                .select(winner, count(), season.min(), season.max())
                .take(25),
            """
            SELECT d.name, COUNT(*), MIN(season), MAX(season) FROM result r
            JOIN driver d ON d.id = r.driver_id JOIN race ON race.id = r.race_id
            WHERE r.position = '1' GROUP BY d.name ORDER BY 2 DESC, 1 LIMIT 25\
            """),
        Question.of(
            "Points of the fifties to the hundredth",
            db.results
                .where(season.between(1950, 1959))
                .groupBy(season, RaceResultFields.driverId)
                .having(RaceResultFields.points.sum().gt(new BigDecimal("10")))
                .orderBy(season.asc())
                .thenBy(RaceResultFields.points.sum().desc())
                .thenBy(RaceResultFields.driverId.asc())
                .select(
                    season,
                    RaceResultFields.driverId,
                    RaceResultFields.points.sum(),
                    RaceResultFields.points.count()),
            """
            SELECT season, driver_id, SUM(points), COUNT(points) FROM result r
            JOIN race ON race.id = r.race_id WHERE season BETWEEN 1950 AND 1959
            GROUP BY season, driver_id HAVING SUM(points) > 10 ORDER BY 1, 3 DESC, 2\
            """),
        Question.of(
            "Makers who won in ten seasons or more",
            db.results
                .where(RaceResultFields.position.eq("1"))
                .groupBy(RaceResultFields.constructor.then(ConstructorFields.name))
                .having(season.countDistinct().ge(10L))
                .orderBy(season.countDistinct().desc())
                .thenBy(RaceResultFields.constructor.then(ConstructorFields.name).asc())
                .select(
                    RaceResultFields.constructor.then(ConstructorFields.name),
                    season.countDistinct(),
                    RaceResultFields.driverId.countDistinct()),
            """
            SELECT c.name, COUNT(DISTINCT season), COUNT(DISTINCT driver_id) FROM result r
            JOIN race ON race.id = r.race_id JOIN constructor c ON c.id = r.constructor_id
            WHERE r.position = '1' GROUP BY c.name HAVING COUNT(DISTINCT season) >= 10
            ORDER BY 2 DESC, 1\
            """),
        Question.of(
            "Why drivers retire",
            db.results
                .where(RaceResultFields.reasonRetired.isNotNull())
                .groupBy(RaceResultFields.reasonRetired)
                .orderBy(count().desc())
                .thenBy(RaceResultFields.reasonRetired.asc())
                .select(RaceResultFields.reasonRetired, count(), RaceResultFields.laps.average())
                .take(30),
            """
            SELECT reason_retired, COUNT(*), CAST(AVG(laps) AS DOUBLE PRECISION) FROM result
            WHERE reason_retired IS NOT NULL GROUP BY reason_retired ORDER BY 2 DESC, 1 LIMIT 30\
            """),
        Question.of(
            "Races by decade",
            db.races
                .groupBy(decade)
                .orderBy(decade.asc())
                .select(
                    decade,
                    count(),
                    RaceFields.circuitId.countDistinct(),
                    RaceFields.distance.sum(),
                    RaceFields.courseLength.average(),
                    RaceFields.date.max()),
            """
            SELECT season - MOD(season, 10) AS d, COUNT(*), COUNT(DISTINCT circuit_id), SUM(distance),
              CAST(AVG(course_length) AS DOUBLE PRECISION), MAX(held)
            FROM race GROUP BY d ORDER BY d\
            """),
        Question.of(
            "Races by day of the week",
            db.races
                .groupBy(RaceFields.date.dayOfWeek())
                .orderBy(RaceFields.date.dayOfWeek().asc())
                .select(RaceFields.date.dayOfWeek(), count(), RaceFields.date.min()),
            """
            SELECT EXTRACT(ISO_DAY_OF_WEEK FROM held) AS d, COUNT(*), MIN(held) FROM race
            GROUP BY d ORDER BY d\
            """),
        Question.of(
            "All positions there are, each once, backwards",
            db.results
                .orderBy(RaceResultFields.position.desc())
                .select(RaceResultFields.position)
                .distinct(),
            "SELECT DISTINCT position FROM result ORDER BY position DESC"),
        Question.of(
            "Where circuits lie, by part of the world",
            db.circuits
                .groupBy(
                    CircuitFields.country.then(CountryFields.continent).then(ContinentFields.name))
                .orderBy(CircuitFields.latitude.average().desc())
                .select(
                    CircuitFields.country.then(CountryFields.continent).then(ContinentFields.name),
                    CircuitFields.latitude.average(),
                    CircuitFields.longitude.min(),
                    CircuitFields.turns.sum(),
                    CircuitFields.placeName.max()),
            """
            SELECT k.name, CAST(AVG(latitude) AS DOUBLE PRECISION), MIN(longitude), SUM(turns), MAX(place)
            FROM circuit c JOIN country o ON o.id = c.country_id JOIN continent k ON k.id = o.continent_id
            GROUP BY k.name ORDER BY 2 DESC\
            """),
        Question.of(
            "Unlike sums: points of those who have some and of all",
            () ->
                List.of(
                    List.of(
                        db.results.sum(RaceResultFields.points),
                        db.results.sum(RaceResultFields.points.coalesce(BigDecimal.ONE)),
                        db.results.average(RaceResultFields.laps).getAsDouble(),
                        db.results.countDistinct(RaceResultFields.reasonRetired),
                        db.results.max(RaceResultFields.points).orElseThrow(),
                        db.races.min(RaceFields.date).orElseThrow(),
                        db.circuits.min(CircuitFields.latitude).orElseThrow())),
            """
            SELECT SUM(points), SUM(COALESCE(points, 1)), CAST(AVG(laps) AS DOUBLE PRECISION),
              COUNT(DISTINCT reason_retired), MAX(points), (SELECT MIN(held) FROM race),
              (SELECT MIN(latitude) FROM circuit)
            FROM result\
            """),
        Question.of(
            "How many results the seasons have in the mean",
            () ->
                db.results
                    .groupBy(season)
                    .select(SeasonSize.class, season, count())
                    .average(SeasonSize.RESULTS),
            """
            SELECT CAST(AVG(CAST(n AS DOUBLE PRECISION)) AS DOUBLE PRECISION) FROM (
              SELECT COUNT(*) AS n FROM result r JOIN race ON race.id = r.race_id GROUP BY season)\
            """));
  }
}
