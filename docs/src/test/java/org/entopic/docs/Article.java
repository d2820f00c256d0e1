package org.entopic.docs;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.math.BigDecimal;
import org.entopic.annotation.FormerNames;

// region:article
@Entity
public record Article(@Id int id, @FormerNames("headline") String title, BigDecimal price) {}
// end:article
