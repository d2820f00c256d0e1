package org.entopic.itests.database;

class ReplicaDatabaseRulesIT extends KafkaDatabaseRules {
  @Override
  String backend() {
    return "replica";
  }
}
