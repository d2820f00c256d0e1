package org.entopic.engine.tracking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.entopic.engine.tracking.Domain.City;
import org.entopic.engine.tracking.Domain.Country;
import org.entopic.engine.tracking.Domain.Street;
import org.entopic.model.EntityState;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Foreign keys to alternate keys. */
class AlternateKeysTest extends TrackerFixture {
  private final Country country = country("it", "Italy");
  private final City city = new City(1);

  private static Country country(String code, String name) {
    var country = new Country(code);
    country.name = name;
    return country;
  }

  @BeforeEach
  void connect() {
    city.country = country;
  }

  @Test
  void navigationsSetTheForeignKeyToTheAlternateKey() {
    tracker.add(city);

    assertThat(city.countryCode).isEqualTo("it");
    assertThat(country.cities).containsExactly(city);
    save();
    assertThat(country.id).isEqualTo(1);
    assertThat(city.countryCode).as("the generated number changes nothing").isEqualTo("it");
  }

  @Test
  void foreignKeysFindPrincipalsWhicheverIsReadFirst() {
    tracker.add(city);
    saveAndStartAnew();
    City read = load(City.class, 1);
    assertThat(read.country).isNull();

    Country principal = load(Country.class, country.id);

    assertThat(read.country).isSameAs(principal);
    assertThat(principal.cities).containsExactly(read);
    tracker = newTracker();
    principal = load(Country.class, country.id);
    assertThat(load(City.class, 1).country).isSameAs(principal);
  }

  @Test
  void aChangedForeignKeyIsFollowed() {
    var other = country("fr", "France");
    tracker.add(city);
    tracker.add(other);
    save();

    city.countryCode = "fr";
    tracker.detect();

    assertThat(city.country).isSameAs(other);
    assertThat(country.cities).isEmpty();
    assertThat(other.cities).containsExactly(city);
    other.cities.clear();
    tracker.detect();
    assertThat(city.countryCode).isNull();
  }

  @Test
  void aKeySetLaterReachesTheDependents() {
    country.code = null;
    tracker.add(city);
    assertThat(city.countryCode).isNull();

    country.code = "va";
    tracker.detect();
    assertThat(city.countryCode).isEqualTo("va");
    country.code = "it";
    tracker.detect();

    assertThat(city.countryCode).isEqualTo("it");
    assertThat(city.country).isSameAs(country);
  }

  @Test
  void aKeySetLaterFindsDependentsThatHaveIt() {
    city.country = null;
    city.countryCode = "late";
    tracker.add(city);
    country.code = "early";
    tracker.add(country);

    country.code = "late";
    tracker.detect();

    assertThat(city.country).isSameAs(country);
    assertThat(country.cities).containsExactly(city);
  }

  @Test
  void anAlternateKeyIsUniqueInAContext() {
    tracker.add(country);

    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(() -> tracker.add(country("it", "other")))
        .withMessageContaining("'Country'")
        .withMessageContaining("(code)");
    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(() -> tracker.add(country("xx", "Italy")))
        .withMessageContaining("(name)");
    assertThat(tracker.size()).isEqualTo(1);
    var other = country("fr", "France");
    tracker.add(other);
    other.code = "it";
    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(tracker::detect)
        .withMessageContaining("(code)");
    other.code = "fr";
  }

  @Test
  void theValueOfADeletedEntityCanBeUsedAgain() {
    tracker.add(city);
    save();
    tracker.remove(country);

    var again = country("it", "Italia");
    var added = new City(2);
    added.country = again;
    tracker.add(added);

    assertThat(again.cities).containsExactly(added);
    assertThat(kinds(save()))
        .containsExactly("INSERT Country", "INSERT City", "DELETE City", "DELETE Country");
    assertThat(tracker.rows().tracked(type(Country.class), again.id)).isSameAs(again);
  }

  @Test
  void anAlternateKeyOfAStoredEntityCannotChange() {
    tracker.add(city);
    save();

    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(() -> tracker.entries().of(country).property("code").setCurrent("fr"))
        .withMessageContaining("'Country.code'");
    country.code = "fr";
    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(tracker::detect)
        .withMessageContaining("'Country'")
        .withMessageContaining("(code)");
    country.code = "it";
  }

  @Test
  void deletionsFollowTrackedDependents() {
    city.streets.add(new Street(1));
    tracker.add(city);
    save();

    tracker.remove(country);

    assertThat(state(city)).isEqualTo(EntityState.DELETED);
    assertThat(kinds(save())).containsExactly("DELETE Street", "DELETE City", "DELETE Country");
  }

  @Test
  void deletionsFollowStoredDependentsToo() {
    city.streets.add(new Street(1));
    tracker.add(city);
    saveAndStartAnew();

    tracker.remove(load(Country.class, country.id));

    assertThat(kinds(save())).containsExactly("DELETE Street", "DELETE City", "DELETE Country");
    assertThat(stored(City.class)).isZero();
  }
}
