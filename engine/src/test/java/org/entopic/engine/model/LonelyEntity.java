package org.entopic.engine.model;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

/** An entity without neighbours, to be loaded by a class loader of its own. */
@Entity
class LonelyEntity {
  @Id int id;
}
