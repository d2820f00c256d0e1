CREATE TABLE continent AS SELECT id, code, name
  FROM CSVREAD('${folder}/continents.csv', NULL, 'charset=UTF-8');
CREATE TABLE country AS SELECT id, name, iocCode AS ioc_code, continentId AS continent_id
  FROM CSVREAD('${folder}/countries.csv', NULL, 'charset=UTF-8');
CREATE TABLE circuit AS SELECT id, name, type, placeName AS place, countryId AS country_id,
    CAST(latitude AS DOUBLE PRECISION) AS latitude, CAST(longitude AS DOUBLE PRECISION) AS longitude,
    CAST(length AS NUMERIC(6, 3)) AS length, CAST(turns AS INT) AS turns
  FROM CSVREAD('${folder}/circuits.csv', NULL, 'charset=UTF-8');
CREATE TABLE constructor AS SELECT id, name, countryId AS country_id
  FROM CSVREAD('${folder}/constructors.csv', NULL, 'charset=UTF-8');
CREATE TABLE driver AS SELECT id, name, lastName AS last_name, abbreviation,
    CAST(permanentNumber AS INT) AS permanent_number, CAST(dateOfBirth AS DATE) AS born,
    CAST(dateOfDeath AS DATE) AS died, countryOfBirthCountryId AS birth_country_id,
    nationalityCountryId AS nationality_id, secondNationalityCountryId AS second_nationality_id
  FROM CSVREAD('${folder}/drivers.csv', NULL, 'charset=UTF-8');
CREATE TABLE grand_prix AS SELECT id, name, countryId AS country_id
  FROM CSVREAD('${folder}/grands-prix.csv', NULL, 'charset=UTF-8');
CREATE TABLE race AS SELECT CAST(id AS INT) AS id, CAST(season AS INT) AS season,
    CAST(round AS INT) AS round, CAST("DATE" AS DATE) AS held, grandPrixId AS grand_prix_id,
    officialName AS official_name, circuitId AS circuit_id,
    CAST(courseLength AS NUMERIC(6, 3)) AS course_length, CAST(laps AS INT) AS laps,
    CAST(distance AS NUMERIC(8, 3)) AS distance, CAST(driversChampionshipDecider AS BOOLEAN) AS decider
  FROM CSVREAD('${folder}/races.csv', NULL, 'charset=UTF-8');
CREATE TABLE result AS SELECT CAST(ROWNUM() AS INT) AS id, CAST(raceId AS INT) AS race_id, position,
    driverId AS driver_id, constructorId AS constructor_id, CAST(laps AS INT) AS laps,
    reasonRetired AS reason_retired, CAST(points AS NUMERIC(6, 2)) AS points
  FROM CSVREAD('${folder}/race-results.csv', NULL, 'charset=UTF-8');
CREATE INDEX result_race ON result(race_id);
CREATE INDEX result_driver ON result(driver_id);
CREATE INDEX result_constructor ON result(constructor_id);
CREATE INDEX race_key ON race(id);
CREATE INDEX driver_key ON driver(id);
CREATE INDEX driver_nationality ON driver(nationality_id);
