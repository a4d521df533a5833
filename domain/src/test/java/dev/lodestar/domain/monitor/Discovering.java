package dev.lodestar.domain.monitor;

import dev.lodestar.domain.cluster.HostAddress;
import dev.lodestar.domain.dialect.DatabaseFamily;
import dev.lodestar.domain.dialect.MemberRow;
import dev.lodestar.domain.dialect.Rows;
import dev.lodestar.domain.discovery.DiscoveryMachine;
import dev.lodestar.domain.discovery.DiscoveryRequest;
import dev.lodestar.domain.endpoint.InstanceHostPattern;
import dev.lodestar.domain.failure.PostgresFailureRules;
import dev.lodestar.domain.plugin.CallMachine;
import dev.lodestar.domain.plugin.CallOutcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Somebody finds out what stands behind the addresses of a URL. */
final class Discovering {

    private static final String SURVEY = DatabaseFamily.POSTGRESQL.detection(1).firstSql();

    private Discovering() {}

    static void begin(Play play, List<String> names, Optional<InstanceHostPattern> pattern) {
        DiscoveryRequest request = new DiscoveryRequest(
                names.stream().map(name -> new HostAddress(name, 5432)).toList(),
                Optional.empty(),
                DatabaseFamily.POSTGRESQL.detection(names.size()),
                pattern,
                PostgresFailureRules.STANDARD,
                Duration.ofSeconds(3),
                Duration.ofSeconds(2));
        CallMachine machine =
                new CallMachine(new DiscoveryMachine(request), play.now().plus(Duration.ofSeconds(30)));
        new Errand("discovery", machine, play, Discovering::rows, outcome -> tell(outcome, play.score())).start();
    }

    private static void tell(CallOutcome outcome, Score score) {
        if (outcome instanceof CallOutcome.Discovered found) {
            score.line("discovery: it is " + found.dialect().code() + " with " + found.hosts());
        } else {
            CallOutcome.Failed failed = (CallOutcome.Failed) outcome;
            score.line("discovery: nothing (" + failed.reason() + "): " + failed.explanation());
        }
    }

    /** What a host answers: to the survey which database it is, and to anything else its members, the first as writer. */
    static Rows rows(Actor host, String sql) {
        if (sql.equals(SURVEY)) {
            String schemas = host.members().isEmpty() ? "" : "aurora_stat_utils,rds_tools";
            String aurora = Boolean.toString(!host.members().isEmpty());
            return new Rows(List.of(row("PostgreSQL 17", aurora, "false", "false", "false", schemas)));
        }
        List<List<String>> rows = new ArrayList<>();
        for (MemberRow member : host.members()) {
            String isWriter = Boolean.toString(rows.isEmpty());
            rows.add(row(host.name, "false", member.id(), isWriter, "3", "", "1"));
        }
        return new Rows(rows);
    }

    /** Empty texts are nulls. */
    private static List<String> row(String... texts) {
        return Arrays.stream(texts).map(text -> text.isEmpty() ? null : text).toList();
    }
}
