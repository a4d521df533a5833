/**
 * A client of its own for a database of its own, on the domain and the ports alone: {@link
 * dev.lodestar.examples.toy.ToyClient} drives the machines, {@link dev.lodestar.examples.toy.MainLoop} is where they run,
 * and the rest is what every client has already: a protocol. The page <em>Driving the domain</em> shows this code.
 */
package dev.lodestar.examples.toy;
