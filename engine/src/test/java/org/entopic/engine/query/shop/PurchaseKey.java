package org.entopic.engine.query.shop;

import jakarta.persistence.Embeddable;

/** A key of two values. */
@Embeddable
public record PurchaseKey(String region, int number) {}
