package org.entopic.engine.query.shop;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.Locale;

/** Stores languages as their tags. */
@Converter
public class LocaleConverter implements AttributeConverter<Locale, String> {
  @Override
  public String convertToDatabaseColumn(Locale value) {
    return value == null ? null : value.toLanguageTag();
  }

  @Override
  public Locale convertToEntityAttribute(String value) {
    return value == null ? null : Locale.forLanguageTag(value);
  }
}
