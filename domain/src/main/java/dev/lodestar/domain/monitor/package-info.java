/**
 * The cluster machine: the one place that knows the cluster. It owns topology, host health and the question who is
 * writer, asks hosts through effects, and publishes immutable {@link dev.lodestar.domain.cluster.Topology} values.
 *
 * <h2>Theory of operation</h2>
 *
 * <p>{@link dev.lodestar.domain.monitor.ClusterMachine} is a function <em>(state, event, moment) → (state′, topology,
 * effects, facts)</em>. Its state has two layers:
 *
 * <ul>
 *   <li>one {@link dev.lodestar.domain.monitor.Probe} a host: <em>Absent → Dialing → Asking → Held → Asking …</em>, which
 *       knows how to get an answer out of one host and nothing else;
 *   <li>one {@link dev.lodestar.domain.monitor.Mode} for the cluster: <em>Calm → Searching → Settling → Calm</em>, which
 *       says which hosts are asked and how often.
 * </ul>
 *
 * <pre>
 *             trouble, waiter, suspicion,                 a writer proved itself after
 *             monitor lost, no writer                     the last doubt, no host in doubt
 *   Calm  ──────────────────────────────────▶ Searching ──────────────────────────────────▶ Settling
 *     ▲                                           ▲   a newer doubt                            │
 *     │                                           └────────────────────────────────────────────┤
 *     └────────────────────────────────────────────────────────────── nothing for 10 s ────────┘
 * </pre>
 *
 * <p><em>Calm</em> keeps one connection, to the writer, and asks every {@code topologyRefresh}; hosts that are down, silent or
 * of unknown role are asked as rarely, so that a host that returns is known. Where hosts come from the URL, the readers in
 * turn are asked, too, one a refresh, on a connection that is closed again: an ex-writer that is cut off from its successor
 * goes on claiming, and nobody else would tell. <em>Searching</em> asks
 * every host at once and again and again, at a pause of an eighth of the time the search has taken so far: the client
 * adds at most about an eighth to any outage. <em>Settling</em> goes on asking all of them, slowly, because the proof
 * that ended the search may be refuted by a host that was silent until now. Trouble with a host that is known to be down,
 * and waiting for a reader where there is none, put nothing in doubt: they lead straight to <em>Settling</em>, or renew it.
 *
 * <p>Who is believed is decided in {@link dev.lodestar.domain.monitor.Acceptance} alone. Silence is judged in {@link
 * dev.lodestar.domain.monitor.Watched} alone.
 *
 * <p>A driver calls {@code machine.on(event, moment)} for every answer and {@code machine.on(new Woke(), moment)} at
 * {@code machine.wakeAt()}; answers that have come must be delivered before a wake-up.
 */
@NullMarked
package dev.lodestar.domain.monitor;

import org.jspecify.annotations.NullMarked;
