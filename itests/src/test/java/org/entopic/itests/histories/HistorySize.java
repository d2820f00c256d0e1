package org.entopic.itests.histories;

/**
 * How much is done.
 *
 * @param processes how many processes
 * @param threads how many threads each has
 * @param millis how long they work
 * @param counters how many counters
 * @param accounts how many accounts
 * @param kills how many processes are killed and started again meanwhile
 * @param seed what random numbers begin with
 */
record HistorySize(
    int processes, int threads, long millis, int counters, int accounts, int kills, int seed) {
  static final long BALANCE = 1_000;

  long total() {
    return accounts * BALANCE;
  }

  HistorySize withSeed(int other, long otherMillis) {
    return new HistorySize(processes, threads, otherMillis, counters, accounts, kills, other);
  }

  static HistorySize parse(String text) {
    String[] numbers = text.split(",", -1);
    return new HistorySize(
        Integer.parseInt(numbers[0]),
        Integer.parseInt(numbers[1]),
        Long.parseLong(numbers[2]),
        Integer.parseInt(numbers[3]),
        Integer.parseInt(numbers[4]),
        Integer.parseInt(numbers[5]),
        Integer.parseInt(numbers[6]));
  }

  @Override
  public String toString() {
    return String.join(
        ",",
        Integer.toString(processes),
        Integer.toString(threads),
        Long.toString(millis),
        Integer.toString(counters),
        Integer.toString(accounts),
        Integer.toString(kills),
        Integer.toString(seed));
  }
}
