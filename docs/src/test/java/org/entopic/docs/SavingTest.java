package org.entopic.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.entopic.ConsistencyToken;
import org.entopic.EntityContextFactory;
import org.entopic.EntityContextFactoryBuilder;
import org.entopic.RetryStrategy;
import org.entopic.SaveResult;
import org.entopic.event.ConflictDecision;
import org.entopic.event.DiagnosticEvent.SaveEnded;
import org.entopic.event.SaveConflictEvent;
import org.entopic.event.SaveDecision;
import org.entopic.event.SaveInterceptor;
import org.entopic.event.SavingEvent;
import org.entopic.event.TransactionEvent;
import org.entopic.event.TransactionInterceptor;
import org.entopic.event.Warning;
import org.entopic.event.WarningAction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

/** The code of the page on saving. */
class SavingTest {
  private final EntityContextFactory<BankContext> factory;

  SavingTest(TestInfo test) {
    factory = builder("saving-" + test.getTestMethod().orElseThrow().getName()).open();
  }

  @AfterEach
  void close() {
    factory.close();
  }

  private static EntityContextFactoryBuilder<BankContext> builder(String database) {
    return EntityContextFactory.of(BankContext::new)
        .database(database)
        .backend("memory")
        .serializer("json");
  }

  @Test
  void tokens() {
    String text;
    // region:token
    try (var db = factory.create()) {
      db.accounts.add(new Account("Ada", 100));
      text = db.saveChanges().token().toString();
    }
    // end:token
    // region:atLeast
    ConsistencyToken token = ConsistencyToken.parse(text);
    try (var db = factory.create()) {
      List<Account> accounts = db.accounts.atLeast(token).toList();
      // end:atLeast
      assertThat(accounts).hasSize(1);
    }
    // region:await
    factory.await(token, Duration.ofSeconds(5));
    // end:await
  }

  @Test
  void transactions() {
    try (var db = factory.create()) {
      db.accounts.add(new Account("Ada", 100));
      db.accounts.add(new Account("Alan", 0));
      db.saveChanges();
    }
    // region:transaction
    try (var db = factory.create();
        var transaction = db.begin()) {
      db.accounts.find("Ada").orElseThrow().add(-10);
      db.saveChanges(); // collected, checked as far as this process can tell, not sent
      try (var other = factory.create(transaction)) {
        other.accounts.find("Alan").orElseThrow().add(10);
        other.saveChanges();
      }
      transaction.commit(); // one save, all or nothing
    }
    // end:transaction
    try (var db = factory.create()) {
      assertThat(db.accounts.find("Alan").orElseThrow().getBalance()).isEqualTo(10);
    }
  }

  @Test
  void retries() {
    try (var db = factory.create()) {
      db.accounts.add(new Account("Ada", 100));
      db.saveChanges();
    }
    // region:retries
    long balance =
        factory.execute(
            RetryStrategy.retries(5),
            db -> {
              Account ada = db.accounts.find("Ada").orElseThrow();
              ada.add(10);
              db.saveChanges();
              return ada.getBalance();
            });
    // end:retries
    assertThat(balance).isEqualTo(110);
  }

  @Test
  void diagnostics() {
    List<Object> slow = new ArrayList<>();
    // region:diagnostics
    var builder =
        EntityContextFactory.of(BankContext::new)
            .database("watched")
            .diagnostics(
                event -> {
                  if (event instanceof SaveEnded save && save.duration().toMillis() > 100) {
                    slow.add(save);
                  }
                })
            .warning(Warning.PRINCIPAL_MISSING, WarningAction.THROW);
    // end:diagnostics
    try (var watched = builder.backend("memory").serializer("json").open();
        var db = watched.create()) {
      db.accounts.add(new Account("Ada", 1));
      assertThat(db.saveChanges().entitiesWritten()).isEqualTo(1);
    }
  }

  // region:interceptor
  static class Overdrafts implements SaveInterceptor {
    @Override
    public SaveDecision saving(SavingEvent event) {
      for (var entry : event.context().tracking().entries(Account.class)) {
        if (entry.entity().getBalance() < 0) {
          throw new IllegalArgumentException(entry.entity().getOwner() + " has nothing left");
        }
      }
      return SaveDecision.proceed();
    }

    @Override
    public ConflictDecision conflict(SaveConflictEvent event) {
      event.conflict().storeWins();
      return ConflictDecision.SAVE_AGAIN;
    }
  }

  // end:interceptor

  // region:transactions
  static class Slow implements TransactionInterceptor {
    private final List<Duration> seen = new CopyOnWriteArrayList<>();

    @Override
    public void committed(TransactionEvent event, SaveResult result) {
      if (result.entitiesWritten() > 1_000 || event.sinceBegin().toMillis() > 500) {
        seen.add(event.sinceBegin());
      }
    }
  }

  // end:transactions

  @Test
  void transactionsAreWatched() {
    var slow = new Slow();
    try (var intercepted = builder("transacted").interceptor(slow).open();
        var db = intercepted.create()) {
      try (var transaction = db.begin()) {
        for (int i = 0; i <= 1_000; i++) {
          db.accounts.add(new Account("A" + i, 1));
        }
        db.saveChanges();
        transaction.commit();
      }
      assertThat(slow.seen).hasSize(1);
    }
  }

  @Test
  void interceptors() {
    List<Object> log = new ArrayList<>();
    try (var intercepted = builder("intercepted").interceptor(new Overdrafts()).open();
        var db = intercepted.create()) {
      // region:listeners
      db.onSaved(event -> event.entities().forEach(saved -> log.add(saved.stateBefore())));
      // end:listeners
      db.accounts.add(new Account("Ada", 1));
      db.saveChanges();
      try (var other = intercepted.create()) {
        other.accounts.single().add(1);
        other.saveChanges();
      }
      Account ada = db.accounts.single();
      ada.add(-1);
      assertThat(db.saveChanges().entitiesWritten()).isZero();
      assertThat(ada.getBalance()).isEqualTo(2);
      assertThat(log).hasSize(1);
    }
  }
}
