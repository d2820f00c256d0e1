package org.entopic.docs;

import org.entopic.EntityContext;
import org.entopic.EntitySet;

public class BankContext extends EntityContext {
  public final EntitySet<Account> accounts = set(Account.class);
}
