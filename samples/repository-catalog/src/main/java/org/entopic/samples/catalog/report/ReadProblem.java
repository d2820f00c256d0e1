package org.entopic.samples.catalog.report;

/** One thing that was left out: what it is, and why. */
public record ReadProblem(ProblemKind kind, String subject, String message) {}
