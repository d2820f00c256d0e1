package org.entopic.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.entopic.EntityContextFactory;
import org.entopic.docs.Surveys.Guest;
import org.entopic.docs.Surveys.Trip;
import org.entopic.query.NumberProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PropertyBagsTest {
  private final EntityContextFactory<Surveys> factory =
      EntityContextFactory.of(Surveys::new)
          .database("surveys-" + UUID.randomUUID())
          .backend("memory")
          .serializer("json")
          .open();

  @BeforeEach
  void fill() {
    try (var db = factory.create()) {
      var guest = new Guest(1);
      guest.trips.add(new Trip(2));
      db.guests.add(guest);
      db.saveChanges();
    }
  }

  @AfterEach
  void close() {
    factory.close();
  }

  @Test
  void bagsAreUsedAsEntitiesAre() {
    try (var db = factory.create()) {
      // region:use
      Map<String, Object> answer = new HashMap<>(Map.of("guestId", 1, "stars", 4));
      db.answers.add(answer);
      db.saveChanges(); // the map has its "id" now
      answer.put("remark", "Fine weather");
      db.saveChanges(); // one record: what was put is found by comparing
      // end:use
      assertThat(answer).containsKey("id");
    }
    try (var db = factory.create()) {
      // region:query
      var stars = NumberProperty.integral(Map.class, "stars", Integer.class);
      List<Map<String, Object>> good = db.answers.where(stars.ge(4)).toList();
      var best = db.query(Map.class, "from Answer where stars = 5").toList();
      // end:query
      assertThat(good).singleElement().satisfies(a -> assertThat(a).hasSize(4));
      assertThat(best).isEmpty();
      good.get(0).put("strs", 5);
      assertThatThrownBy(db::saveChanges).hasMessageContaining("MOD-143");
    }
  }

  @Test
  void bagsJoinTwoSides() {
    try (var db = factory.create()) {
      // region:joined
      Map<String, Object> booking = db.bookings.find(1, 2).orElseThrow(); // guestId, tripId
      booking.put("day", LocalDate.of(2026, 5, 1));
      // end:joined
      assertThat(db.saveChanges().entitiesWritten()).isOne();
    }
  }
}
