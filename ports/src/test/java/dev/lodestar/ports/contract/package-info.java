/**
 * What an adapter must pass, published as a test-jar. One abstract test class for each port: an adapter extends it, says
 * where a real server is and in which words its database is asked, and inherits the tests. And two for its interpreters,
 * on ports that follow a script: {@link dev.lodestar.ports.contract.InterpreterContract} for a call machine alone, {@link
 * dev.lodestar.ports.contract.EnsembleContract} for a cluster machine with its calls. An adapter says how it runs a machine;
 * what the machines do is compared with what the simulator's interpreters made of them in virtual time.
 */
package dev.lodestar.ports.contract;
