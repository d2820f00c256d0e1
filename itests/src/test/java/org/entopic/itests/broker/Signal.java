package org.entopic.itests.broker;

/** What stops a process, as a long pause of its machine does, and has it go on. */
public enum Signal {
  /** Stops it. */
  STOP,
  /** Has it go on. */
  CONT;

  /** Sends the signal. */
  public void send(Process process) throws Exception {
    var kill = new ProcessBuilder("kill", "-" + name(), Long.toString(process.pid()));
    if (kill.inheritIO().start().waitFor() != 0) {
      throw new IllegalStateException(name() + " could not be sent");
    }
  }
}
