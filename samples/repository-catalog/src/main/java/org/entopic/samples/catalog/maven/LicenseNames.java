package org.entopic.samples.catalog.maven;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Makes one spelling of the many that POMs have for a licence. */
final class LicenseNames {
  private static final Pattern PART = Pattern.compile("\\p{L}+|\\d+(?:\\.\\d+)*");
  private static final Pattern SCHEME_AND_HOST_PREFIX = Pattern.compile("^\\w+://(?:www\\.)?");
  private static final Pattern PAGE_ENDING = Pattern.compile("(?:\\.(?:txt|html?|php|md))?/*$");
  private static final Set<String> NOISE =
      Set.of("the", "license", "licence", "software", "version", "v", "clause");
  private static final Map<String, List<String>> LONG_FORMS =
      Map.ofEntries(
          Map.entry("asl", List.of("apache")),
          Map.entry("aslv", List.of("apache")),
          Map.entry("epl", List.of("eclipse", "public")),
          Map.entry("eplv", List.of("eclipse", "public")),
          Map.entry("edl", List.of("eclipse", "distribution")),
          Map.entry("mpl", List.of("mozilla", "public")),
          Map.entry("gpl", List.of("gnu", "general", "public")),
          Map.entry("gplv", List.of("gnu", "general", "public")),
          Map.entry("lgpl", List.of("gnu", "lesser", "general", "public")),
          Map.entry("lgplv", List.of("gnu", "lesser", "general", "public")),
          Map.entry("w", List.of("with")),
          Map.entry("ce", List.of("classpath", "exception")),
          Map.entry("cpe", List.of("classpath", "exception")));

  private LicenseNames() {}

  /**
   * Returns the words of the name that tell licences apart, then its numbers: {@code apache-2} for
   * "The Apache Software License, Version 2.0". A name that tells nothing gives an empty text.
   */
  static String normalizedName(String name) {
    Set<String> words = new LinkedHashSet<>();
    Set<String> numbers = new LinkedHashSet<>();
    PART.matcher(name.toLowerCase(Locale.ROOT))
        .results()
        .map(MatchResult::group)
        .filter(part -> !NOISE.contains(part))
        .forEach(
            part -> {
              if (Character.isDigit(part.charAt(0))) {
                numbers.add(part.replaceFirst("\\.0$", ""));
              } else {
                words.addAll(LONG_FORMS.getOrDefault(part, List.of(part)));
              }
            });
    words.addAll(numbers);
    return String.join("-", words);
  }

  /** Returns the address without what differs between addresses of one page. */
  static String normalizedUrl(String url) {
    String lower = url.strip().toLowerCase(Locale.ROOT);
    String page = SCHEME_AND_HOST_PREFIX.matcher(lower).replaceFirst("");
    return PAGE_ENDING.matcher(page).replaceFirst("");
  }
}
