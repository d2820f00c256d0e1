package org.entopic.docs;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToMany;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.entopic.EntityContext;
import org.entopic.EntitySet;
import org.entopic.model.ModelBuilder;
import org.entopic.model.ValueGeneration;

class Surveys extends EntityContext {
  @Entity
  static class Guest {
    @Id int id;
    @ManyToMany List<Trip> trips = new ArrayList<>();

    Guest() {}

    Guest(int id) {
      this.id = id;
    }
  }

  @Entity
  static class Trip {
    @Id int id;

    @ManyToMany(mappedBy = "trips")
    List<Guest> guests = new ArrayList<>();

    Trip() {}

    Trip(int id) {
      this.id = id;
    }
  }

  // region:sets
  final EntitySet<Map<String, Object>> answers = set("Answer");
  final EntitySet<Map<String, Object>> bookings = set("Booking");

  // end:sets

  final EntitySet<Guest> guests = set(Guest.class);
  final EntitySet<Trip> trips = set(Trip.class);

  @Override
  protected void configureModel(ModelBuilder model) {
    // region:declared
    model.sharedEntity(
        "Answer",
        answer -> {
          answer.property("id", long.class).valueGeneration(ValueGeneration.SEQUENCE);
          answer.property("guestId", int.class);
          answer.property("stars", int.class);
          answer.property("remark", String.class).maxLength(500);
          answer.hasOne(Guest.class).withMany().foreignKey("guestId");
          answer.index("stars");
        });
    // end:declared
    // region:joining
    model
        .entity(Guest.class)
        .hasMany(Surveys_GuestFields.trips)
        .withMany(Surveys_TripFields.guests)
        .usingEntity("Booking", booking -> booking.property("day", LocalDate.class));
    // end:joining
  }
}
