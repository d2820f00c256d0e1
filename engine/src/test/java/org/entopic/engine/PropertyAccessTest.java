package org.entopic.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.Access;
import jakarta.persistence.AccessType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.entopic.EntityContext;
import org.entopic.EntityContextFactory;
import org.entopic.EntitySet;
import org.entopic.ModelException;
import org.entopic.model.ConfigurationSource;
import org.entopic.model.EntityState;
import org.entopic.model.ModelBuilder;
import org.entopic.model.PropertyAccess;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

/** Properties read and written by fields, and by getters and setters. */
class PropertyAccessTest {
  private static final List<String> CALLS = new ArrayList<>();

  /** Counts what is called; its getters do not return what the fields hold. */
  static class Account {
    private int id;
    private String plain;
    private String name;
    private String _county;
    private String m_city;
    private int pin;

    protected Account() {}

    Account(int id, String text) {
      this.id = id;
      plain = text;
      name = text;
      _county = text;
      m_city = text;
      pin = 7;
    }

    public String getPlain() {
      CALLS.add("getPlain");
      return plain;
    }

    public void setPlain(String value) {
      CALLS.add("setPlain");
      plain = value;
    }

    public String getName() {
      return name.toUpperCase(Locale.ROOT);
    }

    public void setName(String value) {
      CALLS.add("setName");
      name = value.toLowerCase(Locale.ROOT);
    }

    @Access(AccessType.PROPERTY)
    protected String getCounty() {
      return "county " + _county;
    }

    public String getCity() {
      return "city " + m_city;
    }

    int getPin() {
      return pin + 1;
    }

    @SuppressWarnings("unused")
    private void setPin(int value) {
      CALLS.add("setPin");
      pin = value - 1;
    }
  }

  static final class Accounts extends EntityContext {
    final EntitySet<Account> accounts = set(Account.class);

    @Override
    protected void configureModel(ModelBuilder model) {
      var account = model.entity(Account.class);
      account.property("name").access(PropertyAccess.PROPERTY);
      account.property("m_city").access(PropertyAccess.PROPERTY);
      account.property("pin").access(PropertyAccess.PROPERTY);
    }
  }

  static final class Wrong extends EntityContext {
    Wrong() {
      set(Account.class);
    }

    @Override
    protected void configureModel(ModelBuilder model) {
      var account = model.entity(Account.class);
      account.property("id").access(PropertyAccess.PROPERTY);
      account.shadowProperty("hidden", String.class).access(PropertyAccess.PROPERTY);
    }
  }

  private final EntityContextFactory<Accounts> factory;

  PropertyAccessTest(TestInfo test) {
    factory =
        EntityContextFactory.of(Accounts::new)
            .database("access-" + test.getTestMethod().orElseThrow().getName())
            .backend("memory")
            .serializer("json")
            .open();
    CALLS.clear();
    try (Accounts db = factory.create()) {
      db.accounts.add(new Account(1, "text"));
      db.saveChanges();
    }
  }

  @AfterEach
  void close() {
    factory.close();
  }

  @Test
  void gettersSayWhatIsStoredWhereThePropertyIsAccessed() {
    try (Accounts db = factory.create()) {
      var stored = db.entry(db.accounts.find(1).orElseThrow()).databaseValues().orElseThrow();
      assertThat(stored.get("plain")).isEqualTo("text");
      assertThat(stored.get("name")).isEqualTo("TEXT");
      assertThat(stored.get("_county")).isEqualTo("county text");
      assertThat(stored.get("m_city")).isEqualTo("city text");
      assertThat(stored.get("pin")).isEqualTo(8);
    }
  }

  @Test
  void loadingWritesFieldsAndCallsNothing() {
    try (Accounts db = factory.create()) {
      Account account = db.accounts.find(1).orElseThrow();
      db.entry(account).reload();
      assertThat(account.name).isEqualTo("TEXT");
      assertThat(account._county).isEqualTo("county text");
      assertThat(account.pin).isEqualTo(8);
      assertThat(CALLS).isEmpty();
    }
  }

  @Test
  void entriesWriteThroughSettersWhereThereAreAny() {
    try (Accounts db = factory.create()) {
      var added = new Account(2, "new");
      var entry = db.accounts.add(added);
      entry.property("name").setCurrent("Changed");
      entry.property("m_city").setCurrent("Bari");
      entry.property("plain").setCurrent("silent");
      entry.property("pin").setCurrent(100);

      assertThat(added.name).isEqualTo("changed");
      assertThat(entry.property("name").current()).isEqualTo("CHANGED");
      assertThat(added.m_city).isEqualTo("Bari");
      assertThat(added.pin).isEqualTo(99);
      assertThat(CALLS).containsExactly("setName", "setPin");
    }
  }

  @Test
  void changesAreWhatGettersSay() {
    try (Accounts db = factory.create()) {
      var added = new Account(2, "same");
      db.accounts.add(added);
      db.saveChanges();
      added.name = "SAME";
      assertThat(db.entry(added).state()).isEqualTo(EntityState.UNCHANGED);
      added.name = "other";
      assertThat(db.entry(added).state()).isEqualTo(EntityState.MODIFIED);
      assertThat(db.entry(added).property("name").isModified()).isTrue();
    }
  }

  @Test
  void theModelTellsHowPropertiesAreAccessed() {
    var account = factory.model().entityType(Account.class).orElseThrow();
    assertThat(account.property("plain").orElseThrow().access()).isEqualTo(PropertyAccess.FIELD);
    var name = account.property("name").orElseThrow();
    assertThat(name.access()).isEqualTo(PropertyAccess.PROPERTY);
    assertThat(name.sources()).containsEntry("access", ConfigurationSource.FLUENT);
    assertThat(account.property("_county").orElseThrow().sources())
        .containsEntry("access", ConfigurationSource.ANNOTATION);
    assertThat(factory.model().describe()).contains("by its accessors");
  }

  @Test
  void aPropertyWithoutAGetterIsAProblem() {
    assertThatThrownBy(() -> EntityContextFactory.of(Wrong::new).database("wrong").buildModel())
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("MOD-121")
        .hasMessageContaining("Account.id")
        .hasMessageContaining("Account.hidden")
        .hasMessageContaining("getter");
  }
}
