package org.entopic.scaffold;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.entopic.ConfigurationException;
import org.entopic.scaffold.Finding.Severity;
import org.jspecify.annotations.Nullable;

/** What is said about topics and sources; nothing quotes the value of a record. */
final class ScaffoldMessages {
  private ScaffoldMessages() {}

  static ConfigurationException notPositive() {
    return new ConfigurationException(
        "SCF-01: No records, or no time, are left to look at topics. Give positive numbers.");
  }

  static Finding unknownFormat(String subject, String format) {
    return new Finding(
        Severity.ERROR,
        subject,
        "",
        "SCF-02: The schemas of its serializer '"
            + format
            + "' cannot be read, only those of json, avro, avro-json and protobuf. It has no class.");
  }

  static ConfigurationException noSchema(String subject, @Nullable String reason) {
    return new ConfigurationException(
        "SCF-03: The schema of "
            + subject
            + " cannot be read: "
            + reason
            + ". Check its language.");
  }

  static ConfigurationException noPackageName(String name) {
    return new ConfigurationException(
        "SCF-04: '" + name + "' is no name of a Java package. Choose another one.");
  }

  static ConfigurationException noClassName(String name) {
    return new ConfigurationException(
        "SCF-05: '" + name + "' is no name of a Java class. Choose another one.");
  }

  static ConfigurationException filesPresent(List<Path> files) {
    return new ConfigurationException(
        "SCF-06: Files are there already: "
            + files.stream().map(Path::toString).collect(Collectors.joining(", "))
            + ". Choose another folder, or allow that they are overwritten.");
  }

  static ConfigurationException unreadable(Path file) {
    return new ConfigurationException(
        "SCF-07: The file " + file + " cannot be read. Check its name and your rights.");
  }

  static ConfigurationException topicsUnknown(
      String database, Collection<String> missing, Collection<String> known) {
    return new ConfigurationException(
        "SCF-08: The database '"
            + database
            + "' writes no topics "
            + missing
            + ", only "
            + known
            + ". Check the names, or read topics of others by their records.");
  }

  static ConfigurationException oneSource() {
    return new ConfigurationException(
        "SCF-09: Topics, or files in one language, are what classes are made of. Name a database,"
            + " topics, or files of one kind.");
  }

  static Finding leftOut(String subject, String field) {
    return new Finding(
        Severity.WARNING,
        subject,
        field,
        "SCF-20: Its type is none that an entity can have. It is left out; readers pass it over.");
  }

  static Finding otherForm(String subject, String field, String logicalType) {
    return new Finding(
        Severity.WARNING,
        subject,
        field,
        "SCF-21: '"
            + logicalType
            + "' is written in another form by the serializer 'avro'. Records that others write"
            + " cannot be read with it.");
  }

  static Finding constantsStayText(String subject, String field) {
    return new Finding(
        Severity.INFO,
        subject,
        field,
        "SCF-22: Not all of its constants are names in Java. It stays a text.");
  }

  static Finding takenForVersion(String subject, String field) {
    return new Finding(
        Severity.WARNING,
        subject,
        field,
        "SCF-23: The topic is written with checks, and the field is taken for the version. Remove"
            + " @Version if it is not.");
  }

  static Finding keyFound(String subject, Collection<String> key, int records) {
    return new Finding(
        Severity.INFO,
        subject,
        "",
        "SCF-24: The key is " + key + ", by the keys of " + records + " records.");
  }

  static Finding keyGuessed(String subject, String field) {
    return new Finding(
        Severity.WARNING,
        subject,
        field,
        "SCF-25: It is taken for the key by its name alone, as no record shows a key. Check it.");
  }

  static Finding keyless(String subject) {
    return new Finding(
        Severity.WARNING,
        subject,
        "",
        "SCF-26: No key could be told: the type is keyless and can only be read. Mark the key with"
            + " @Id and remove @Keyless if you know it.");
  }

  static Finding ambiguousKey(String subject, Collection<String> fields) {
    return new Finding(
        Severity.WARNING,
        subject,
        "",
        "SCF-27: The records' keys fit each of the fields " + fields + "; the first is taken.");
  }

  static Finding noEntityType(String topic) {
    return new Finding(
        Severity.ERROR,
        topic,
        "",
        "SCF-28: Neither its name nor its records tell the entity type, or no schema of it was"
            + " published. It has no class.");
  }

  static Finding severalEntityTypes(String topic, Collection<String> names) {
    return new Finding(
        Severity.WARNING,
        topic,
        "",
        "SCF-29: Its records are of the entity types " + names + ". The newest record's is taken.");
  }

  static Finding hierarchy(String subject, String field) {
    return new Finding(
        Severity.WARNING,
        subject,
        field,
        "SCF-30: It tells the classes of a hierarchy apart. The sources have one class for all;"
            + " extend it by the classes that you need.");
  }

  static Finding refersTo(String subject, String field, String other) {
    return new Finding(
        Severity.INFO,
        subject,
        field,
        "SCF-31: It may be a reference to " + other + ". Declare the relation if it is one.");
  }

  static Finding checkedOtherwise(String subject) {
    return new Finding(
        Severity.INFO,
        subject,
        "",
        "SCF-32: The topic is written with checks. Schemas do not tell which indexes are unique and"
            + " which references are checked; @Checked asks for keys alone.");
  }

  static Finding mixedTypes(String subject, String field) {
    return new Finding(
        Severity.WARNING,
        subject,
        field,
        "SCF-33: Records have values of different kinds. It is left out; readers pass it over.");
  }

  static Finding neverSet(String subject, String field) {
    return new Finding(
        Severity.WARNING,
        subject,
        field,
        "SCF-34: No record has a value that tells its type. It is left out; readers pass it over.");
  }

  static Finding staysText(String subject, String field, String like) {
    return new Finding(
        Severity.INFO,
        subject,
        field,
        "SCF-35: All texts look like a "
            + like
            + ". It stays a text; change the type if it is one.");
  }

  static Finding noObjects(String topic, String what) {
    return new Finding(Severity.ERROR, topic, "", "SCF-36: " + what + " The topic has no class.");
  }

  static Finding undecoded(String subject, String format) {
    return new Finding(
        Severity.WARNING,
        subject,
        "",
        "SCF-37: Its records cannot be read by a serializer '"
            + format
            + "', so keys are not compared. Add the serializer to the path.");
  }

  static Finding someUnreadable(String topic, int count, int of) {
    return new Finding(
        Severity.WARNING,
        topic,
        "",
        "SCF-38: " + count + " of " + of + " records are no JSON objects and are passed over.");
  }

  static Finding damaged(String subject, int count, int of) {
    return new Finding(
        Severity.WARNING,
        subject,
        "",
        "SCF-39: " + count + " of " + of + " records cannot be read by their schema.");
  }
}
