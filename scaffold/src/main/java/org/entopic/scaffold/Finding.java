package org.entopic.scaffold;

import org.apiguardian.api.API;

/**
 * Something that the reader of generated sources ought to know; immutable.
 *
 * @param severity how much it matters
 * @param subject the entity type, topic or file
 * @param field the field's name, empty where it is about the whole
 * @param text what was found and what to do; never a value of a record
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public record Finding(Severity severity, String subject, String field, String text) {

  /** How much a finding matters. */
  public enum Severity {
    /** The sources are complete; something was decided that may be decided otherwise. */
    INFO,
    /** The sources lack something that the topic has, or rest on a guess. */
    WARNING,
    /** A topic or file has no sources. */
    ERROR
  }

  @Override
  public String toString() {
    return "%s %s%s: %s".formatted(severity, subject, field.isEmpty() ? "" : "." + field, text);
  }
}
