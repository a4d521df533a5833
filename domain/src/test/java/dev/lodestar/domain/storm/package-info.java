/**
 * What a thousand processes do to the server that is promoted: real machines in virtual time, in front of servers that let
 * in only so many clients a second. No faults but the one that began it; those are the business of the simulation.
 */
package dev.lodestar.domain.storm;
