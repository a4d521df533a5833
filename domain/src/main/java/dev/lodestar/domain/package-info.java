/**
 * Lodestar's domain: it decides, adapters act. No I/O, no clock, no thread, no lock, no logger, no randomness; a moment
 * comes in with every event, and effects go out for somebody else to carry out. That is why the same decisions serve a
 * blocking thread, an event loop, a custom client and a simulator.
 *
 * <p>To understand the product, read in this order:
 *
 * <ol>
 *   <li>{@code cluster}, {@code time}: hosts, roles, claims, a topology, a moment.
 *   <li>{@code failure}: what a failed call means for its connection ({@code Judgement}) and for the work done on it.
 *   <li>{@code effect}, {@code event}, {@code fact}: the words between the machines and the outside.
 *   <li>{@code monitor}: the cluster machine, which always knows where the writer is. {@code Mode} is the life of the
 *       cluster, {@code Acceptance} decides who is believed.
 *   <li>{@code plugin}: the call machine, the frames on its stack, and what plugins are made of.
 *   <li>{@code failover}: the frame that finds a host and proves its role. {@code selection}: what is wished for, and
 *       which of several hosts is taken.
 *   <li>{@code detection}: slow calls, condemned connections. {@code session}: what moves along.
 *   <li>{@code dialect}, {@code discovery}: which database this is, and who belongs to it.
 *   <li>{@code endpoint}, {@code settings}, {@code sql}: what people type. {@code assembly}: how all of it becomes rules
 *       and a chain.
 * </ol>
 */
@NullMarked
package dev.lodestar.domain;

import org.jspecify.annotations.NullMarked;
