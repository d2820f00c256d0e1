package org.entopic.samples.bank;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.entopic.EntityContextFactory;

/** One process of the bank: its threads move money between accounts drawn by lot. */
public final class Teller {
  private final EntityContextFactory<BankContext> factory;
  private final String name;
  private final int accounts;
  private final AtomicInteger runs = new AtomicInteger();

  Teller(EntityContextFactory<BankContext> factory, String name, int accounts) {
    this.factory = factory;
    this.name = name;
    this.accounts = accounts;
  }

  /**
   * Runs and prints how many transfers were made in how many runs.
   *
   * @param args brokers, name, number of accounts, threads, transfers of each thread
   */
  public static void main(String[] args) throws InterruptedException, ExecutionException {
    try (var factory = BankContext.open(args[0])) {
      var teller = new Teller(factory, args[1], Integer.parseInt(args[2]));
      int made = teller.work(Integer.parseInt(args[3]), Integer.parseInt(args[4]));
      System.out.println(made + " " + teller.runs);
    }
  }

  /** Returns how many transfers were made. */
  int work(int threads, int transfers) throws InterruptedException, ExecutionException {
    var pool = Executors.newFixedThreadPool(threads);
    try {
      List<Callable<Integer>> tasks = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        String thread = name + "-" + i;
        tasks.add(() -> transfers(thread, transfers));
      }
      int made = 0;
      for (Future<Integer> each : pool.invokeAll(tasks)) {
        made += each.get();
      }
      return made;
    } finally {
      pool.shutdown();
    }
  }

  private int transfers(String thread, int count) {
    var random = new Random(thread.hashCode());
    int made = 0;
    for (int i = 0; i < count; i++) {
      int from = random.nextInt(accounts);
      int to = (from + 1 + random.nextInt(accounts - 1)) % accounts;
      if (transfer(thread + "-" + i, from, to, 1 + random.nextInt(50))) {
        made++;
      }
    }
    return made;
  }

  /** Moves money and returns whether there was enough. */
  private boolean transfer(String id, int from, int to, long amount) {
    // region:transfer
    return factory.execute(
        db -> {
          runs.incrementAndGet();
          Account payer = db.accounts.find(from).orElseThrow();
          Account payee = db.accounts.find(to).orElseThrow();
          if (payer.balance() < amount) {
            return false;
          }
          payer.pay(-amount);
          payee.pay(amount);
          db.transfers.add(new Transfer(id, from, to, amount));
          db.saveChanges(); // all three rows or none; a conflict runs the whole again
          return true;
        });
    // end:transfer
  }
}
