/**
 * What machines found out or did, with the evidence. Facts are for people and meters: adapters render them as log lines,
 * metrics, flight recorder events and listener calls. No decision depends on a fact.
 */
@NullMarked
package dev.lodestar.domain.fact;

import org.jspecify.annotations.NullMarked;
