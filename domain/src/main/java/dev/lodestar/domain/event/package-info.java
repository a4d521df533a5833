/**
 * What machines are told: answers to their effects, wishes of callers, and the passing of time. Events deliver themselves
 * to a handler (double dispatch): a machine cannot forget one.
 */
@NullMarked
package dev.lodestar.domain.event;

import org.jspecify.annotations.NullMarked;
