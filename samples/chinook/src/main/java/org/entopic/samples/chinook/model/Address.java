package org.entopic.samples.chinook.model;

import jakarta.persistence.Embeddable;
import org.jspecify.annotations.Nullable;

/** A postal address: a value, stored in the record of whoever lives there. */
@Embeddable
public record Address(
    @Nullable String street,
    @Nullable String city,
    @Nullable String state,
    @Nullable String country,
    @Nullable String postalCode) {}
