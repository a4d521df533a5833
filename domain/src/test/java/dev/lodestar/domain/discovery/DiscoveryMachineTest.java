package dev.lodestar.domain.discovery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lodestar.domain.cluster.HostAddress;
import dev.lodestar.domain.dialect.DatabaseFamily;
import dev.lodestar.domain.dialect.Dialect;
import dev.lodestar.domain.dialect.Dialects;
import dev.lodestar.domain.dialect.Rows;
import dev.lodestar.domain.effect.CallEffect.Query;
import dev.lodestar.domain.effect.ConnectionEffect.Dial;
import dev.lodestar.domain.endpoint.InstanceHostPattern;
import dev.lodestar.domain.event.CallEvent;
import dev.lodestar.domain.event.ConnectionAnswer;
import dev.lodestar.domain.failure.Failure;
import dev.lodestar.domain.failure.PostgresFailureRules;
import dev.lodestar.domain.failure.Symptom;
import dev.lodestar.domain.plugin.CallMachine;
import dev.lodestar.domain.plugin.CallOutcome;
import dev.lodestar.domain.plugin.CallOutcome.Reason;
import dev.lodestar.domain.plugin.Dialogue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DiscoveryMachineTest {

    private static final String AURORA = "db.cluster-abc123.us-east-2.rds.amazonaws.com";
    private static final Failure REFUSED = Dialogue.failure(Symptom.Kind.REFUSED);
    private static final Rows PLAIN = rows("PostgreSQL 17|false|false|false|false|~");
    private static final Rows AURORA_SURVEY = rows("PostgreSQL 17|true|false|false|false|aurora_stat_utils,rds_tools");
    private static final Rows AURORA_STATUS = rows("db-1|false|db-1|true|3|~|1", "db-1|false|db-2|false|4|20|1");

    private final List<Dial> dials = new ArrayList<>();
    private Dialogue call;

    private static Rows rows(String... lines) {
        List<List<String>> rows = new ArrayList<>();
        for (String line : lines) {
            List<String> row = new ArrayList<>();
            for (String text : line.split("\\|")) {
                row.add(text.equals("~") ? null : text);
            }
            rows.add(row);
        }
        return new Rows(rows);
    }

    private Dialogue discover(Optional<Dialect> dialect, Optional<InstanceHostPattern> pattern, String... seeds) {
        List<HostAddress> addresses =
                Arrays.stream(seeds).map(name -> new HostAddress(name, 5432)).toList();
        DiscoveryRequest request = new DiscoveryRequest(
                addresses,
                dialect,
                DatabaseFamily.POSTGRESQL.detection(seeds.length),
                pattern,
                PostgresFailureRules.STANDARD,
                Duration.ofSeconds(3),
                Duration.ofSeconds(2));
        call = new Dialogue(new CallMachine(new DiscoveryMachine(request), Dialogue.within(Duration.ofSeconds(30))));
        call.start();
        call.effects().forEach(effect -> dials.add((Dial) effect));
        return call;
    }

    private Dialogue discover(String... seeds) {
        return discover(Optional.empty(), Optional.empty(), seeds);
    }

    private void fails(int dial, Failure failure) {
        call.on(new ConnectionAnswer.DialFailed(dials.get(dial).id(), failure));
    }

    private CallOutcome.Discovered found() {
        return (CallOutcome.Discovered) call.outcome();
    }

    @AfterEach
    void everyConnectionIsClosed() {
        if (!call.isOver()) {
            call.on(new CallEvent.Cancelled("end of test"));
        }
        assertEquals(Set.of(), call.leaked());
    }

    @Test
    void allAddressesAreAskedAtOnceAndTheFirstAnswerWins() {
        discover("a", "b", "c");
        assertEquals("Dial Dial Dial", call.kinds());
        call.dialed(dials.get(2)).dialed(dials.get(0));
        call.queried(PLAIN);
        assertEquals(Dialects.REPLICATED_POSTGRES, found().dialect());
        assertEquals("[a:5432, b:5432, c:5432]", found().hosts().values().toString());
    }

    @Test
    void oneAddressOfAnOrdinaryServerIsASingleServer() {
        discover("a").dialed().queried(PLAIN);
        assertEquals(Dialects.SINGLE_POSTGRES, found().dialect());
    }

    @Test
    void aSilentAndARefusingAddressDoNotHoldItUp() {
        discover("silent", "refusing", "c");
        fails(1, REFUSED);
        call.dialed(dials.get(2)).queried(PLAIN);
        assertEquals(3, found().hosts().size());
        call.dialed(dials.get(0));
        assertEquals("Close", call.kinds());
    }

    @Test
    void aSilentQueryIsGivenUp() {
        discover("a", "b").dialed(dials.get(0));
        fails(1, REFUSED);
        call.wake();
        assertEquals(Duration.ofSeconds(2), call.now().since(Dialogue.ORIGIN));
        assertEquals(Reason.REFUSED, call.failed().reason());
        assertTrue(
                call.failed().explanation().contains("took longer than 2000 ms"),
                call.failed().explanation());
    }

    @Test
    void ifAllFailTheRefusedLoginIsToldFirst() {
        discover("a", "b", "c");
        fails(0, REFUSED);
        fails(1, Dialogue.sql("28P01"));
        fails(2, Dialogue.failure(Symptom.Kind.UNKNOWN_HOST));
        assertEquals(
                "No connection to any host of the URL; b:5432: state 28P01",
                call.failed().explanation());
    }

    @Test
    void aSingleAddressThatFailsIsNamed() {
        discover("a");
        fails(0, REFUSED);
        assertEquals("No connection to a:5432: refused", call.failed().explanation());
    }

    @Test
    void auroraMembersAreDialledByTheEndpointsOwnPattern() {
        discover(AURORA).dialed().queried(AURORA_SURVEY);
        assertEquals(
                Dialects.AURORA_POSTGRES.statusSql(), call.newest(Query.class).sql());
        call.queried(AURORA_STATUS);
        assertEquals(Dialects.AURORA_POSTGRES, found().dialect());
        assertEquals(
                "{db-1=db-1.abc123.us-east-2.rds.amazonaws.com:5432, db-2=db-2.abc123.us-east-2.rds.amazonaws.com:5432}",
                found().hosts().toString());
    }

    @Test
    void aHostThatTellsNoMembersIsDialledByItsOwnName() {
        discover(AURORA).dialed().queried(AURORA_SURVEY).queried(rows("db-2|true|db-2|false|3|~|1"));
        assertEquals(
                "{db-2=db-2.abc123.us-east-2.rds.amazonaws.com:5432}",
                found().hosts().toString());
    }

    @Test
    void aGivenPatternBeatsTheEndpoints() {
        discover(Optional.empty(), Optional.of(InstanceHostPattern.parse("?.internal.example.org:6000")), AURORA);
        call.dialed().queried(AURORA_SURVEY).queried(AURORA_STATUS);
        assertEquals(
                "[db-1.internal.example.org:6000, db-2.internal.example.org:6000]",
                found().hosts().values().toString());
    }

    @Test
    void anAliasWithoutPatternIsToldWhichSettingHelps() {
        discover("db.example.org").dialed().queried(AURORA_SURVEY).queried(AURORA_STATUS);
        assertEquals(Reason.REFUSED, call.failed().reason());
        assertTrue(
                call.failed().explanation().contains("Set clusterInstanceHostPattern"),
                call.failed().explanation());
        assertTrue(
                call.failed().explanation().contains("db.example.org"),
                call.failed().explanation());
    }

    @Test
    void aNamedDialectIsNotDetected() {
        discover(Optional.of(Dialects.REPLICATED_POSTGRES), Optional.empty(), "a")
                .dialed();
        assertEquals(0, call.count(Query.class));
        assertEquals(Dialects.REPLICATED_POSTGRES, found().dialect());
        discover(Optional.of(Dialects.AURORA_POSTGRES), Optional.empty(), AURORA)
                .dialed();
        call.queried(AURORA_STATUS);
        assertEquals(2, found().hosts().size());
    }

    @Test
    void anAnswerWithoutRowsFailsThatAddressOnly() {
        discover(AURORA, "b").dialed(dials.get(0)).queried(Rows.NONE);
        assertEquals("Close", call.kinds());
        assertFalse(call.isOver());
        call.dialed(dials.get(1)).queried(PLAIN);
        assertEquals(Dialects.REPLICATED_POSTGRES, found().dialect());
    }

    @Test
    void aHostThatBreaksOffInTheMiddleFailsThatAddressOnly() {
        discover("a", "b").dialed(dials.get(0));
        call.on(new CallEvent.QueryFailed(call.newest(Query.class).id(), Dialogue.failure(Symptom.Kind.DISCONNECTED)));
        call.dialed(dials.get(1)).queried(PLAIN);
        assertEquals(2, found().hosts().size());
    }

    @Test
    void oneAddressGivenTwiceIsOneHost() {
        discover("a", "a").dialed(dials.get(0)).queried(PLAIN);
        assertEquals("[a:5432]", found().hosts().values().toString());
    }

    @Test
    void cancellingEndsItWhateverIsOutstanding() {
        discover("a", "b").on(new CallEvent.Cancelled("interrupted"));
        assertEquals(Reason.CANCELLED, call.failed().reason());
        call.dialed(dials.get(0));
        assertEquals("Close", call.kinds());
    }
}
