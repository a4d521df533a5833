/**
 * A small HTTP service on a Lodestar pool: {@link dev.lodestar.examples.service.OrderService} takes and lists orders,
 * and {@code Refusal} decides what a client is told when the database cannot be reached or an outcome is in doubt.
 */
package dev.lodestar.examples.service;
