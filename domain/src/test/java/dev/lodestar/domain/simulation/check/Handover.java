package dev.lodestar.domain.simulation.check;

import dev.lodestar.domain.cluster.HostId;
import dev.lodestar.domain.dialect.HostReport;
import java.util.Optional;

/**
 * The truth about a connection that a call hands out.
 *
 * @param server the server it leads to
 * @param report what the server said last on this connection
 */
public record Handover(HostId server, Optional<HostReport> report) {}
