package org.entopic.engine.model.catalog;

import jakarta.persistence.Embeddable;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A person an artifact names as its developer; a value without identity. */
@Embeddable
public class Developer {
  private @Nullable String name;
  private @Nullable String email;
  private @Nullable String organization;

  protected Developer() {}

  /** Creates a developer; POMs leave out any of the three. */
  public Developer(@Nullable String name, @Nullable String email, @Nullable String organization) {
    this.name = name;
    this.email = email;
    this.organization = organization;
  }

  public Optional<String> getName() {
    return Optional.ofNullable(name);
  }

  public Optional<String> getEmail() {
    return Optional.ofNullable(email);
  }

  public Optional<String> getOrganization() {
    return Optional.ofNullable(organization);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Developer that
        && Objects.equals(name, that.name)
        && Objects.equals(email, that.email)
        && Objects.equals(organization, that.organization);
  }

  @Override
  public int hashCode() {
    return Objects.hash(name, email, organization);
  }
}
