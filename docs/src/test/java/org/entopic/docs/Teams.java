package org.entopic.docs;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import java.util.ArrayList;
import java.util.List;
import org.entopic.EntityContext;
import org.entopic.EntitySet;
import org.entopic.model.ModelBuilder;

class Teams extends EntityContext {
  @Entity
  static class Person {
    @Id int id;
    @ManyToMany List<Team> teams = new ArrayList<>();

    Person() {}

    Person(int id) {
      this.id = id;
    }
  }

  @Entity
  static class Team {
    @Id int id;

    @ManyToMany(mappedBy = "teams")
    List<Person> people = new ArrayList<>();

    Team() {}

    Team(int id) {
      this.id = id;
    }
  }

  record MembershipKey(int personId, int teamId) {}

  @Entity
  @IdClass(MembershipKey.class)
  static class Membership {
    @Id int personId;
    @Id int teamId;
    @ManyToOne Person person;
    @ManyToOne Team team;
    String role;
  }

  final EntitySet<Person> people = set(Person.class);
  final EntitySet<Team> teams = set(Team.class);
  final EntitySet<Membership> memberships = set(Membership.class);

  @Override
  protected void configureModel(ModelBuilder model) {
    // region:usingEntity
    model
        .entity(Person.class)
        .hasMany(Teams_PersonFields.teams)
        .withMany(Teams_TeamFields.people)
        .usingEntity(Teams_MembershipFields.person, Teams_MembershipFields.team);
    model.entity(Membership.class).property("role").defaultValue("member");
    // end:usingEntity
  }
}
