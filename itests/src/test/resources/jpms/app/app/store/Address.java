package app.store;

import jakarta.persistence.Embeddable;

@Embeddable
record Address(String street, int number) {}
