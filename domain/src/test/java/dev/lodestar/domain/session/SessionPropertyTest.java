package dev.lodestar.domain.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lodestar.domain.property.Property;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Whatever an application does to its session: a replay makes the same session elsewhere, or it is said that it cannot. */
class SessionPropertyTest {

    private static final int CASES = 20_000;

    /** One thing an application does: to what we remember, and to the connection it has. */
    private record Change(String what, String value) {

        SessionState remembered(SessionState state) {
            return switch (what) {
                case "read-only" -> state.withReadOnly(Boolean.parseBoolean(value));
                case "isolation" -> state.withIsolation(Isolation.valueOf(value));
                case "autocommit" -> state.withAutoCommit(Boolean.parseBoolean(value));
                case "schema" -> state.withSchema(value);
                case "catalog" -> state.withCatalog(value);
                case "holdability" -> state.withHoldability(Holdability.valueOf(value));
                case "timeout" -> state.withNetworkTimeout(Duration.ofMillis(Long.parseLong(value)));
                default -> state.withUncarried(value);
            };
        }

        /** An application commits before it changes what cannot be changed inside of a transaction. */
        void done(ToySession session) {
            session.commit();
            switch (what) {
                case "read-only" -> session.readOnly(Boolean.parseBoolean(value));
                case "isolation" -> session.isolation(Isolation.valueOf(value));
                case "autocommit" -> session.autoCommit(Boolean.parseBoolean(value));
                case "schema" -> session.schema(value);
                case "catalog" -> session.catalog(value);
                case "holdability" -> session.holdability(Holdability.valueOf(value));
                case "timeout" -> session.networkTimeout(Duration.ofMillis(Long.parseLong(value)));
                default -> session.sql(value);
            }
            session.commit();
        }
    }

    private static List<Change> changes(SplittableRandom random) {
        return Property.several(random, 0, 12, SessionPropertyTest::change);
    }

    private static Change change(SplittableRandom random) {
        return switch (random.nextInt(12)) {
            case 0, 1 -> new Change("read-only", Property.pick(random, List.of("true", "false")));
            case 2, 3 ->
                new Change(
                        "isolation",
                        Property.pick(random, List.of(Isolation.values())).name());
            case 4, 5 -> new Change("autocommit", Property.pick(random, List.of("true", "false")));
            case 6 -> new Change("schema", Property.pick(random, List.of("", "a", "b")));
            case 7 -> new Change("catalog", Property.pick(random, List.of("", " ", "app", "log")));
            case 8 ->
                new Change(
                        "holdability",
                        Property.pick(random, List.of(Holdability.values())).name());
            case 9, 10 -> new Change("timeout", Property.pick(random, List.of("0", "1", "5000")));
            default -> new Change("sql", Property.pick(random, List.of("SET ROLE", "LISTEN")));
        };
    }

    private static SessionState remembered(List<Change> changes) {
        SessionState state = SessionState.UNTOUCHED;
        for (Change change : changes) {
            state = change.remembered(state);
        }
        return state;
    }

    private static ToySession lived(List<Change> changes) {
        ToySession session = new ToySession();
        changes.forEach(change -> change.done(session));
        return session;
    }

    private static void replay(SessionState state, ToySession onto) {
        state.steps().forEach(step -> step.applyTo(onto));
        onto.commit();
    }

    @Test
    void aReplayMakesTheSameSession() {
        Property.forAll(CASES, SessionPropertyTest::changes, changes -> {
            SessionState state = remembered(changes);
            ToySession fresh = new ToySession();
            replay(state, fresh);
            boolean bySql = changes.stream().anyMatch(change -> change.what().equals("sql"));
            assertEquals(!bySql, state.canMove());
            if (state.canMove()) {
                assertEquals(lived(changes).toString(), fresh.toString());
            }
        });
    }

    /** A session that moves twice is replayed from the same memory. */
    @Test
    void aSecondReplayChangesNothing() {
        Property.forAll(CASES, SessionPropertyTest::changes, changes -> {
            SessionState state = remembered(changes);
            ToySession session = new ToySession();
            replay(state, session);
            String once = session.toString();
            session.autoCommit(true);
            replay(state, session);
            assertEquals(state.autoCommit().isPresent() ? once : onceWithAutoCommit(state), session.toString());
        });
    }

    private static String onceWithAutoCommit(SessionState state) {
        ToySession session = new ToySession();
        replay(state, session);
        session.autoCommit(true);
        return session.toString();
    }

    /** What drivers refuse inside a transaction comes first, and what opens transactions comes last. */
    @Test
    void theOrderIsOneThatNoDriverRefuses() {
        Property.forAll(CASES, SessionPropertyTest::changes, changes -> {
            List<SessionStep> steps = remembered(changes).steps();
            List<Integer> ranks = steps.stream().map(SessionPropertyTest::rank).toList();
            assertEquals(ranks.stream().sorted().distinct().toList(), ranks);
        });
    }

    private static int rank(SessionStep step) {
        return List.of(
                        SessionStep.SetIsolation.class,
                        SessionStep.SetReadOnly.class,
                        SessionStep.SetCatalog.class,
                        SessionStep.SetSchema.class,
                        SessionStep.SetHoldability.class,
                        SessionStep.SetNetworkTimeout.class,
                        SessionStep.SetAutoCommit.class)
                .indexOf(step.getClass());
    }

    /** Taking back makes nothing worse and touches nothing but what it takes back. */
    @Test
    void aResetOnlyRemovesWhatItTakesBack() {
        Property.forAll(CASES, SessionPropertyTest::changes, changes -> {
            SessionState before = remembered(changes);
            SessionState after = before.withLasting("RESET role");
            assertEquals(before.steps(), after.steps());
            assertEquals(
                    before.uncarried().stream()
                            .filter(name -> !name.equals("SET ROLE"))
                            .toList(),
                    List.copyOf(after.uncarried()));
        });
    }

    @Test
    void doingTheSameTwiceIsDoingItOnce() {
        Property.forAll(CASES, SessionPropertyTest::changes, changes -> {
            for (Change change : changes) {
                SessionState once = change.remembered(remembered(changes));
                assertEquals(once, change.remembered(once));
            }
            SessionState state = remembered(changes);
            state.uncarried().forEach(name -> assertSame(state, state.withUncarried(name)));
            assertEquals(state.obstacle().isEmpty(), state.canMove());
            assertTrue(state.uncarried().stream().allMatch(state.obstacle().orElse("")::contains));
        });
    }
}
