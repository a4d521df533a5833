/**
 * The failover machine and the two plugins that run it: {@code failover}, which finds another host when one is lost, and
 * {@code initialConnection}, which finds the right host in the first place. Both look for the same thing, a host that
 * proves the wanted role on the very connection that is handed out, so both run the same machine.
 *
 * <p>Nothing here knows how the writer is found: that is asked of the cluster machine by the effect <em>await a topology
 * newer than my failure</em>.
 */
@NullMarked
package dev.lodestar.domain.failover;

import org.jspecify.annotations.NullMarked;
