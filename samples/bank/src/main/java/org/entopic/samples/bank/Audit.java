package org.entopic.samples.bank;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.entopic.EntityContextFactory;

/** Compares the balances with what was moved, in one state of the data. */
final class Audit {
  private final List<String> lines = new ArrayList<>();
  private final List<String> faults = new ArrayList<>();

  private Audit() {}

  /** Returns the audit of a bank whose accounts began with the same balance. */
  static Audit of(EntityContextFactory<BankContext> factory, long initial, int made) {
    var audit = new Audit();
    try (var db = factory.create()) {
      List<Transfer> transfers = db.transfers.asNoTracking().toList();
      long sum = 0;
      long expected = 0;
      audit.lines.add(
          String.format(
              Locale.ROOT, "%8s %10s %10s %8s", "account", "balance", "moved", "written"));
      List<Account> accounts = new ArrayList<>(db.accounts.asNoTracking().toList());
      accounts.sort((a, b) -> Integer.compare(a.number(), b.number()));
      for (Account account : accounts) {
        long moved = transfers.stream().mapToLong(each -> each.effectOn(account.number())).sum();
        audit.account(account, moved, initial);
        sum += account.balance();
        expected += initial;
      }
      audit.lines.add(String.format(Locale.ROOT, "%8s %10d", "sum", sum));
      if (sum != expected) {
        audit.faults.add("the sum is " + sum + " instead of " + expected);
      }
      if (transfers.size() != made) {
        audit.faults.add(transfers.size() + " transfers are recorded, " + made + " were made");
      }
    }
    return audit;
  }

  private void account(Account account, long moved, long initial) {
    lines.add(
        String.format(
            Locale.ROOT,
            "%8d %10d %+10d %8d",
            account.number(),
            account.balance(),
            moved,
            account.version()));
    if (account.balance() != initial + moved) {
      faults.add("account " + account.number() + " has not what was moved");
    }
    if (account.balance() < 0) {
      faults.add("account " + account.number() + " is overdrawn");
    }
  }

  List<String> faults() {
    return faults;
  }

  /** Returns the table and the verdict. */
  List<String> lines() {
    var all = new ArrayList<>(lines);
    all.add(faults.isEmpty() ? "Nothing lost, nothing made up." : "FAULTS: " + faults);
    return all;
  }
}
