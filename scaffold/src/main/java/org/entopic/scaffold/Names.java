package org.entopic.scaffold;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.lang.model.SourceVersion;
import org.atteo.evo.inflector.English;

/** Makes Java names of any text. */
final class Names {
  /** What no component of a record can be called. */
  private static final Set<String> NO_MEMBERS =
      Set.of(
          "clone", "finalize", "getClass", "hashCode", "notify", "notifyAll", "toString", "wait");

  /** Words that are keywords in some places only. */
  private static final Set<String> RESTRICTED =
      Set.of("var", "yield", "record", "sealed", "permits", "when");

  /** Words to which the plural adds a syllable. */
  private static final Pattern SIBILANT = Pattern.compile("(ss|x|ch|sh)es$");

  private Names() {}

  /** Returns a name for a type: the last part of a dotted name, its words with capitals. */
  static String type(String text) {
    List<String> words = words(text.substring(text.lastIndexOf('.') + 1));
    String name = words.stream().map(Names::capitalized).collect(Collectors.joining());
    String legal = legal(name.isEmpty() ? "Type" : name);
    return isInJavaLang(legal) ? legal + "Value" : legal;
  }

  /** Returns a name for a member that follows Java's conventions. */
  static String member(String text) {
    List<String> words = words(text);
    String name =
        words.isEmpty()
            ? "field"
            : uncapitalized(words.get(0))
                + words.stream().skip(1).map(Names::capitalized).collect(Collectors.joining());
    return memberAsIs(name);
  }

  /** Returns the text itself, or what Java allows that is next to it. */
  static String memberAsIs(String text) {
    String name = legal(text);
    return NO_MEMBERS.contains(name) ? name + "_" : name;
  }

  private static List<String> words(String text) {
    boolean shouts = text.chars().noneMatch(Character::isLowerCase);
    return Arrays.stream((shouts ? text.toLowerCase(Locale.ROOT) : text).split("[^\\p{L}\\p{N}]+"))
        .filter(word -> !word.isEmpty())
        .toList();
  }

  private static String legal(String text) {
    var name = new StringBuilder();
    text.chars()
        .map(
            c -> Character.isJavaIdentifierPart(c) && !Character.isIdentifierIgnorable(c) ? c : '_')
        .forEach(c -> name.append((char) c));
    if (name.isEmpty() || !Character.isJavaIdentifierStart(name.charAt(0))) {
      name.insert(0, '_');
    }
    boolean isName = SourceVersion.isName(name, SourceVersion.RELEASE_17);
    return isName && !RESTRICTED.contains(name.toString()) ? name.toString() : name + "_";
  }

  private static boolean isInJavaLang(String name) {
    try {
      Class.forName("java.lang." + name, false, null);
      return true;
    } catch (ClassNotFoundException | LinkageError e) {
      return false;
    }
  }

  static String capitalized(String word) {
    return Character.toUpperCase(word.charAt(0)) + word.substring(1);
  }

  private static String uncapitalized(String word) {
    boolean isAcronym = word.length() > 1 && word.chars().noneMatch(Character::isLowerCase);
    return isAcronym
        ? word.toLowerCase(Locale.ROOT)
        : Character.toLowerCase(word.charAt(0)) + word.substring(1);
  }

  /** Returns the English plural. */
  static String plural(String word) {
    return English.plural(word);
  }

  /** Returns a word whose English plural this is, or the word itself. */
  static String singular(String word) {
    String ending = SIBILANT.matcher(word).find() ? "es" : word.endsWith("ies") ? "ies" : "s";
    if (word.endsWith(ending) && word.length() > ending.length()) {
      String stem = word.substring(0, word.length() - ending.length());
      String candidate = ending.equals("ies") ? stem + "y" : stem;
      return English.plural(candidate).equals(word) ? candidate : word;
    }
    return word;
  }
}
