/**
 * Scenarios on clusters of real servers: what an application of the pool sees. JUnit's thread waits; event loops never
 * do.
 *
 * <h2>What is covered</h2>
 *
 * <p>Every shape of a call meets every calamity on both faces of a cluster; the call is in flight when it strikes.
 *
 * <table>
 * <caption>Shape by calamity; P: plain replication, A: Aurora's face, T: plain with TLS</caption>
 * <tr><th>shape</th><th>crash</th><th>freeze</th><th>black hole</th><th>switchover</th><th>where</th></tr>
 * <tr><td>read on the pool</td><td>P A</td><td>P A</td><td>P A</td><td>P A</td><td rowspan="7">{@code UnderWay}</td></tr>
 * <tr><td>write on the pool</td><td>P A T</td><td>P A T</td><td>P A</td><td>P A T</td></tr>
 * <tr><td>statement in a transaction</td><td>P A T</td><td>P A T</td><td>P A</td><td>P A T</td></tr>
 * <tr><td>commit</td><td>P A</td><td>P A</td><td>P A</td><td>P A</td></tr>
 * <tr><td>pipelined statements</td><td>P A T</td><td>P A T</td><td>P A</td><td>P A T</td></tr>
 * <tr><td>cursor</td><td>P A</td><td>P A</td><td>P A</td><td>P A</td></tr>
 * <tr><td>row stream</td><td>P A</td><td>P A</td><td>P A</td><td>P A</td></tr>
 * <tr><td>template, kept and in flight</td><td>P</td><td>P</td><td></td><td>P</td><td>{@code TemplatesTest}</td></tr>
 * <tr><td>idle transaction, {@code withTransaction}</td><td>P</td><td></td><td></td><td></td>
 *     <td>{@code SurvivalTest}, {@code WithTransactionTest}</td></tr>
 * <tr><td>200 calls at once</td><td>P</td><td></td><td></td><td>P (load)</td><td>{@code CrowdTest}</td></tr>
 * <tr><td>as many logins as are allowed at once</td><td>P</td><td></td><td></td><td></td><td>{@code CrowdTest}</td></tr>
 * <tr><td>several pools on several loops</td><td>P</td><td></td><td></td><td></td><td>{@code CrowdTest}</td></tr>
 * <tr><td>hostile search path</td><td>P A</td><td>P A</td><td></td><td></td><td>{@code HostileSearchPathTest}</td></tr>
 * <tr><td>no event loop waits</td><td>P</td><td>P</td><td></td><td>P</td><td>{@code NoWaitingTest}</td></tr>
 * <tr><td>nothing remains after closing</td><td>P</td><td>P</td><td></td><td>P</td><td>{@code NothingRemainsTest}</td></tr>
 * </table>
 *
 * <p>Beyond the writer: all hosts down or frozen, silent peers, closing in the middle of it ({@code MisfortuneTest},
 * {@code FrozenTest}, {@code NothingRemainsTest}), addresses that lead elsewhere ({@code AdmissionTest}).
 */
@NullMarked
package dev.lodestar.vertx.scenario;

import org.jspecify.annotations.NullMarked;
