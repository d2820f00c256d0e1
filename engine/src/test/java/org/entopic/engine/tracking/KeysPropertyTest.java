package org.entopic.engine.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.entopic.engine.tracking.Domain.Assignment;
import org.entopic.engine.tracking.Domain.City;
import org.entopic.engine.tracking.Domain.Country;
import org.entopic.engine.tracking.Domain.Sensor;
import org.entopic.engine.tracking.Domain.Ticket;
import org.entopic.model.EntityState;
import org.entopic.model.TemporaryKeys;
import org.entopic.spi.backend.Row;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Random operations on entities with generated numbers, keys of principals, alternate keys, and
 * changes they tell of, beside plain maps that know entities by their names.
 */
class KeysPropertyTest {
  private static final Logger LOG = LoggerFactory.getLogger(KeysPropertyTest.class);

  enum Kind {
    ADD_TICKET,
    ADD_CHILD_BY_COLLECTION,
    ADD_CHILD_BY_REFERENCE,
    MOVE_BY_REFERENCE,
    MOVE_BY_COLLECTION,
    MOVE_BY_ENTRY,
    NO_PARENT,
    SET_NUMBER,
    MARK_TEMPORARY,
    ASSIGN,
    UNASSIGN,
    REMOVE_TICKET,
    ADD_COUNTRY,
    ADD_CITY,
    CITY_BY_REFERENCE,
    CITY_BY_CODE,
    CITY_BY_COLLECTION,
    REMOVE_COUNTRY,
    ADD_SENSOR,
    RENAME_SENSOR,
    SENSOR_TO_HUB,
    SHOW_NUMBERS,
    SAVE,
    START_ANEW
  }

  /**
   * Many steps in worlds one after the other; {@code -Dentopic.tracker.steps=1000000} for a long
   * run, {@code -Dentopic.tracker.seed} to repeat one.
   */
  @Test
  void trackerAndReferenceAgreeOverManySteps() {
    long steps = Long.getLong("entopic.tracker.steps", 20_000);
    long first = Long.getLong("entopic.tracker.seed", System.nanoTime());
    LOG.info("{} steps, -Dentopic.tracker.seed={}", steps, first);
    Kind[] kinds = Kind.values();
    int done = 0;
    for (long seed = first; done < steps; seed++) {
      var random = new Random(seed);
      var trace = new ArrayList<String>();
      var world = new World();
      try {
        int length = 1 + random.nextInt(120);
        for (int i = 0; i < length; i++) {
          Kind kind = kinds[random.nextInt(kinds.length)];
          int one = random.nextInt(7);
          int two = random.nextInt(7);
          trace.add(kind + " " + one + " " + two);
          world.apply(kind, one, two);
          world.check();
        }
        world.saveAll();
        world.check();
      } catch (AssertionError | RuntimeException e) {
        throw new AssertionError("Seed " + seed + " fails after " + trace, e);
      }
      done += trace.size();
    }
  }

  /** What the reference knows of a ticket. */
  private record TicketState(String parent, String assigned) {}

  /** The tracker under test and the reference beside it. */
  private static final class World extends TrackerFixture {
    private final Map<String, TicketState> tickets = new TreeMap<>();
    private final Set<String> countries = new HashSet<>();
    private final Map<Integer, String> cities = new TreeMap<>();
    private final Map<Integer, List<Object>> sensors = new TreeMap<>();
    private final Set<String> goneCountries = new HashSet<>();
    private int next = 1;

    void apply(Kind kind, int one, int two) {
      Ticket ticket = pick(Ticket.class, one);
      Ticket other = pick(Ticket.class, two);
      Country country = pick(Country.class, one);
      City city = pick(City.class, two);
      Sensor sensor = pick(Sensor.class, one);
      switch (kind) {
        case ADD_TICKET -> tracker.add(ticket(null));
        case ADD_COUNTRY -> addCountry("c" + one);
        case ADD_SENSOR -> {
          var added = new Sensor(next++);
          tracker.add(added);
          sensors.put(added.id, row(null, null));
        }
        case SHOW_NUMBERS -> tracker.settings().temporaryKeys(TemporaryKeys.values()[one % 2]);
        case SAVE -> saveAll();
        case START_ANEW -> {
          saveAll();
          tracker = newTracker();
          loadEverything();
        }
        default -> {
          if (ticket != null) {
            applyTo(kind, ticket, other);
          }
          if (country != null) {
            applyTo(kind, country, city);
          }
          if (sensor != null) {
            applyTo(kind, sensor, pick(Sensor.class, two), two);
          }
        }
      }
      tracker.hasChanges();
    }

    private void applyTo(Kind kind, Ticket ticket, Ticket other) {
      TicketState state = tickets.get(ticket.text);
      switch (kind) {
        case ADD_CHILD_BY_COLLECTION -> ticket.children.add(ticket(ticket.text));
        case ADD_CHILD_BY_REFERENCE -> {
          Ticket child = ticket(ticket.text);
          child.parent = ticket;
          tracker.add(child);
        }
        case MOVE_BY_REFERENCE -> {
          ticket.parent = other;
          parent(ticket, other);
        }
        case MOVE_BY_COLLECTION -> {
          if (ticket.parent != other) {
            other.children.add(ticket);
            parent(ticket, other);
          }
        }
        case MOVE_BY_ENTRY -> {
          Object number = tracker.entries().of(other).property("id").current();
          if (!tracker.entries().of(other).property("id").isTemporary()) {
            tracker.entries().of(ticket).property("parentId").setCurrent(number);
            parent(ticket, other);
          }
        }
        case NO_PARENT -> {
          ticket.parent = null;
          parent(ticket, null);
        }
        case SET_NUMBER -> {
          if (state(ticket) == EntityState.ADDED) {
            ticket.id = 1_000_000 + next++;
          }
        }
        case MARK_TEMPORARY -> {
          if (state(ticket) == EntityState.ADDED) {
            tracker.entries().of(ticket).property("id").markTemporary();
          }
        }
        case ASSIGN -> {
          if (ticket.assignment == null) {
            ticket.assignment = new Assignment();
            ticket.assignment.to = "a" + next++;
            tickets.put(ticket.text, new TicketState(state.parent, ticket.assignment.to));
          }
        }
        case UNASSIGN -> {
          if (ticket.assignment != null && state(ticket.assignment) != EntityState.DETACHED) {
            tracker.remove(ticket.assignment);
            saveAll();
            tickets.put(ticket.text, new TicketState(state.parent, null));
          }
        }
        case REMOVE_TICKET -> {
          tracker.remove(ticket);
          tickets.remove(ticket.text);
          tickets.replaceAll(
              (name, each) ->
                  ticket.text.equals(each.parent) ? new TicketState(null, each.assigned) : each);
        }
        default -> {}
      }
    }

    private void applyTo(Kind kind, Country country, City city) {
      switch (kind) {
        case ADD_CITY -> {
          var added = new City(next++);
          country.cities.add(added);
          cities.put(added.id, country.code);
        }
        case CITY_BY_REFERENCE -> {
          if (city != null) {
            city.country = country;
            cities.put(city.id, country.code);
          }
        }
        case CITY_BY_CODE -> {
          if (city != null) {
            city.countryCode = country.code;
            cities.put(city.id, country.code);
          }
        }
        case CITY_BY_COLLECTION -> {
          if (city != null && city.country != country) {
            country.cities.add(city);
            cities.put(city.id, country.code);
          }
        }
        case REMOVE_COUNTRY -> {
          tracker.remove(country);
          countries.remove(country.code);
          goneCountries.add(country.code);
          cities.values().removeIf(country.code::equals);
        }
        default -> {}
      }
    }

    private void applyTo(Kind kind, Sensor sensor, Sensor hub, int choice) {
      switch (kind) {
        case RENAME_SENSOR -> {
          sensor.name("n" + choice);
          sensors.put(sensor.id, row("n" + choice, sensors.get(sensor.id).get(1)));
        }
        case SENSOR_TO_HUB -> {
          sensor.hub(hub);
          sensors.put(sensor.id, row(sensors.get(sensor.id).get(0), hub.id));
        }
        default -> {}
      }
    }

    private Ticket ticket(String parent) {
      var ticket = new Ticket("t" + next++);
      tickets.put(ticket.text, new TicketState(parent, null));
      return ticket;
    }

    private void parent(Ticket ticket, Ticket parent) {
      tickets.computeIfPresent(
          ticket.text,
          (name, each) -> new TicketState(parent == null ? null : parent.text, each.assigned));
    }

    private void addCountry(String code) {
      if (!goneCountries.contains(code) && countries.add(code)) {
        var country = new Country(code);
        country.name = "name of " + code;
        tracker.add(country);
      }
    }

    private static List<Object> row(Object name, Object hub) {
      var row = new ArrayList<>();
      row.add(name);
      row.add(hub);
      return row;
    }

    private <T> T pick(Class<T> type, int choice) {
      List<T> all = tracker.entries().local(type);
      return all.isEmpty() ? null : all.get(choice % all.size());
    }

    private void loadEverything() {
      for (Class<?> type :
          List.of(Assignment.class, Ticket.class, City.class, Country.class, Sensor.class)) {
        loadAll(type);
      }
    }

    void saveAll() {
      save();
      goneCountries.clear();
      assertThat(tracker.hasChanges()).isFalse();
      Map<Object, String> names =
          rows(Ticket.class).stream()
              .collect(Collectors.toMap(Row::key, row -> (String) value(row, "text")));
      assertThat(names.values()).containsExactlyInAnyOrderElementsOf(tickets.keySet());
      Map<Object, Object> assigned =
          rows(Assignment.class).stream()
              .collect(Collectors.toMap(Row::key, row -> value(row, "to")));
      for (Row row : rows(Ticket.class)) {
        TicketState state = tickets.get((String) value(row, "text"));
        Object parent = value(row, "parentId");
        assertThat(parent == null ? null : names.get(parent)).isEqualTo(state.parent);
        assertThat((int) row.key()).isPositive();
      }
      assertThat(assigned.keySet()).isSubsetOf(names.keySet());
      for (Row row : rows(City.class)) {
        assertThat(value(row, "countryCode")).isEqualTo(cities.get(row.key()));
      }
      assertThat(rows(City.class)).hasSize(cities.size());
      assertThat(rows(Country.class)).hasSize(countries.size());
      for (Row row : rows(Sensor.class)) {
        assertThat(row(value(row, "name"), value(row, "hubId"))).isEqualTo(sensors.get(row.key()));
      }
    }

    void check() {
      assertThat(TrackerInvariants.broken(tracker)).isNull();
      for (Ticket ticket : tracker.entries().alive(Ticket.class)) {
        TicketState state = tickets.get(ticket.text);
        assertThat(ticket.parent == null ? null : ticket.parent.text).isEqualTo(state.parent);
        assertThat(ticket.assignment == null ? null : ticket.assignment.to)
            .isEqualTo(state.assigned);
        var key = tracker.entries().of(ticket).property("parentId");
        Object expected =
            ticket.parent == null
                ? null
                : tracker.entries().of(ticket.parent).property("id").current();
        assertThat(key.current()).as("foreign key of %s", ticket.text).isEqualTo(expected);
        if (ticket.parent != null) {
          assertThat(ticket.parent.children).contains(ticket);
          assertThat(key.isTemporary())
              .isEqualTo(tracker.entries().of(ticket.parent).property("id").isTemporary());
        }
        if (ticket.assignment != null) {
          assertThat(ticket.assignment.ticket).isSameAs(ticket);
          assertThat(tracker.entries().of(ticket.assignment).property("ticketId").current())
              .isEqualTo(tracker.entries().of(ticket).property("id").current());
        }
        assertThat(names(ticket.children)).isEqualTo(childrenOf(ticket.text));
      }
      for (City city : tracker.entries().alive(City.class)) {
        assertThat(city.countryCode).isEqualTo(cities.get(city.id));
        assertThat(city.country.code).isEqualTo(city.countryCode);
        assertThat(city.country.cities).contains(city);
      }
      for (Sensor sensor : tracker.entries().alive(Sensor.class)) {
        assertThat(row(sensor.name, sensor.hubId)).isEqualTo(sensors.get(sensor.id));
        assertThat(sensor.hub == null ? null : sensor.hub.id).isEqualTo(sensor.hubId);
      }
    }

    private Set<String> names(Collection<Ticket> all) {
      return all.stream()
          .filter(ticket -> !tracker.rows().isDeleted(ticket))
          .map(ticket -> ticket.text)
          .collect(Collectors.toSet());
    }

    private Set<String> childrenOf(String parent) {
      return tickets.entrySet().stream()
          .filter(each -> Objects.equals(each.getValue().parent, parent))
          .map(Map.Entry::getKey)
          .collect(Collectors.toSet());
    }

    private List<Row> rows(Class<?> type) {
      return List.copyOf(store.table(type(type)).values());
    }

    private static Object value(Row row, String property) {
      return row.get(row.type().property(property).orElseThrow().ordinal());
    }
  }
}
