package org.entopic.docs;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

/** The article as it was when its price was a text. */
@Entity(name = "Article")
public record ArticleIn2024(@Id int id, String headline, String price) {}
