package org.entopic.itests.database;

class StreamsDatabaseRulesIT extends KafkaDatabaseRules {
  @Override
  String backend() {
    return "streams";
  }
}
