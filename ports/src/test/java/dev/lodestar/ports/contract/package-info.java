/**
 * What an adapter must pass, published as a test-jar. One abstract test class for each port: an adapter extends it, says
 * where a real server is and in which words its database is asked, and inherits the tests. And one for its interpreter,
 * {@link dev.lodestar.ports.contract.InterpreterContract}, on ports that follow a script: an adapter says how it runs a
 * machine.
 */
package dev.lodestar.ports.contract;
