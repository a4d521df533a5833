package dev.lodestar.examples.toy;

import dev.lodestar.domain.cluster.HostAddress;
import dev.lodestar.domain.cluster.Load;
import dev.lodestar.domain.cluster.Role;
import dev.lodestar.domain.cluster.WriterClaim;
import dev.lodestar.domain.dialect.DatabaseFamily;
import dev.lodestar.domain.dialect.Dialect;
import dev.lodestar.domain.dialect.HostReport;
import dev.lodestar.domain.dialect.MemberRow;
import dev.lodestar.domain.dialect.Rows;
import dev.lodestar.domain.dialect.UnreadableAnswer;
import dev.lodestar.domain.failure.FailureRules;
import dev.lodestar.domain.failure.PostgresFailureRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A toy server answers {@code status} with who it is, its role, its term, and all members: {@code a writer 3 a=host:1 …}. */
enum ToyDialect implements Dialect {
    INSTANCE;

    @Override
    public String code() {
        return "toy";
    }

    @Override
    public Membership membership() {
        return Membership.TOLD;
    }

    @Override
    public String statusSql() {
        return "status";
    }

    @Override
    public HostReport readStatus(Rows rows) throws UnreadableAnswer {
        String answer = rows.text(0, 0).orElse("");
        try {
            String[] words = answer.split(" ");
            Role role = words[1].equals("writer") ? Role.WRITER : Role.READER;
            Optional<WriterClaim> claim = role == Role.WRITER
                    ? Optional.of(new WriterClaim.Timeline("toy", Long.parseLong(words[2])))
                    : Optional.empty();
            List<MemberRow> members = new ArrayList<>();
            for (String member : List.of(words).subList(3, words.length)) {
                String[] parts = member.split("[=:]");
                HostAddress address = new HostAddress(parts[1], Integer.parseInt(parts[2]));
                members.add(new MemberRow(parts[0], false, Optional.of(address), Load.UNKNOWN, 0));
            }
            return new HostReport(Optional.of(words[0]), role, claim, Optional.of("toy"), members);
        } catch (IndexOutOfBoundsException | IllegalArgumentException malformed) {
            throw new UnreadableAnswer("A toy server said: " + answer);
        }
    }

    /** Without SQLStates they judge by the kind of a symptom alone. */
    @Override
    public FailureRules failureRules() {
        return PostgresFailureRules.STANDARD;
    }

    /** A protocol of one's own needs none of what a family brings but the rules for kinds of failures. */
    @Override
    public DatabaseFamily family() {
        return DatabaseFamily.POSTGRESQL;
    }
}
