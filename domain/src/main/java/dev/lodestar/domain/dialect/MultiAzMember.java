package dev.lodestar.domain.dialect;

import dev.lodestar.domain.cluster.HostAddress;
import dev.lodestar.domain.cluster.Load;
import java.util.Optional;

/** One instance of an RDS Multi-AZ DB cluster, as either family lists it: its endpoint and, in the next column, the port. */
final class MultiAzMember {
    private MultiAzMember() {}

    static MemberRow at(Answer answer, int row, int column, boolean writer) throws UnreadableAnswer {
        String endpoint = answer.required(row, column, "endpoint");
        int dot = endpoint.indexOf('.');
        long port = answer.whole(row, column + 1, "port");
        try {
            HostAddress address = new HostAddress(endpoint, Math.toIntExact(port));
            String id = dot < 0 ? endpoint : endpoint.substring(0, dot);
            return new MemberRow(id, writer, Optional.of(address), Load.UNKNOWN, 0);
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw answer.malformed("endpoint", endpoint + ":" + port);
        }
    }
}
