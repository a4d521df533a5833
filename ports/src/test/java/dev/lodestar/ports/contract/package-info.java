/**
 * What an adapter must pass: one abstract test class for each port, published as a test-jar. An adapter extends it, says
 * where a real server is and in which words its database is asked, and inherits the tests.
 */
package dev.lodestar.ports.contract;
