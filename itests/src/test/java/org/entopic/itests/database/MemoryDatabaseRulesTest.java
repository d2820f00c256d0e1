package org.entopic.itests.database;

class MemoryDatabaseRulesTest extends DatabaseRules {
  @Override
  String backend() {
    return "memory";
  }

  @Override
  String address() {
    return "";
  }
}
