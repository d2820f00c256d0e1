package org.entopic.engine.query.shop;

import jakarta.persistence.Embeddable;

/** A complex value. */
@Embeddable
public record Address(String city, Integer floor) {}
