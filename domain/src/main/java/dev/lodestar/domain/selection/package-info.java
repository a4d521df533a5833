/**
 * Which of several hosts is taken, as pure functions of the hosts, their load and a throw of dice. What is counted
 * (turns, open connections) is counted by the adapters and handed in.
 */
@NullMarked
package dev.lodestar.domain.selection;

import org.jspecify.annotations.NullMarked;
