package dev.lodestar.domain.dialect;

import dev.lodestar.domain.cluster.HostAddress;
import dev.lodestar.domain.cluster.Load;
import java.util.Optional;

/**
 * One row of a topology answer.
 *
 * @param id instance identifier
 * @param writer whether the answering host believes that this member is the writer
 * @param endpoint full address where the topology gives it (Multi-AZ clusters); else the instance host pattern makes one
 * @param updatedMicros when the row was last refreshed, in microseconds of the database's clock; orders duplicates of one
 *     member and two rows that both claim to be writer, and nothing else
 */
public record MemberRow(String id, boolean writer, Optional<HostAddress> endpoint, Load load, long updatedMicros) {}
