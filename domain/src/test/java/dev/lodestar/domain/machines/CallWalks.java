package dev.lodestar.domain.machines;

import dev.lodestar.domain.cluster.HostAddress;
import dev.lodestar.domain.cluster.HostId;
import dev.lodestar.domain.dialect.DatabaseFamily;
import dev.lodestar.domain.dialect.Dialect;
import dev.lodestar.domain.dialect.Dialects;
import dev.lodestar.domain.dialect.Rows;
import dev.lodestar.domain.discovery.DiscoveryMachine;
import dev.lodestar.domain.discovery.DiscoveryRequest;
import dev.lodestar.domain.effect.CallEffect.Trouble;
import dev.lodestar.domain.effect.EffectId;
import dev.lodestar.domain.endpoint.InstanceHostPattern;
import dev.lodestar.domain.failover.FailoverPlugin;
import dev.lodestar.domain.failover.FailoverRules;
import dev.lodestar.domain.failure.FailureClass;
import dev.lodestar.domain.failure.PostgresFailureRules;
import dev.lodestar.domain.plugin.CallMachine;
import dev.lodestar.domain.plugin.CallRequest;
import dev.lodestar.domain.plugin.Chain;
import dev.lodestar.domain.plugin.Insistence;
import dev.lodestar.domain.plugin.Plugin;
import dev.lodestar.domain.selection.HostFilter;
import dev.lodestar.domain.selection.HostSelector;
import dev.lodestar.domain.selection.SelectionStrategy;
import dev.lodestar.domain.selection.Target;
import dev.lodestar.domain.selection.Wish;
import dev.lodestar.domain.session.SessionState;
import dev.lodestar.domain.time.Moment;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Walks call machines with all that may run on them: the failover, the discovery, and the bare dial. */
final class CallWalks {

    private static final Moment BEGINNING = new Moment(0, 0);
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Rows AURORA =
            rows("PostgreSQL 17", "true", "false", "false", "false", "aurora_stat_utils,rds_tools");
    private static final Rows GLOBAL =
            rows("PostgreSQL 17", "true", "true", "true", "true", "aurora_stat_utils,rds_tools");
    private static final Rows MEMBERS = rows("db-1", "false", "db-1", "true", "3", "", "1");
    private static final List<Rows> ROWS = List.of(
            AURORA, MEMBERS, rows("PostgreSQL 17", "false", "false", "false", "false", ""), rows("2"), Rows.NONE);

    private static final List<SessionState> SESSIONS = List.of(
            SessionState.UNTOUCHED,
            SessionState.UNTOUCHED.withReadOnly(true),
            SessionState.UNTOUCHED.withReadOnly(true),
            SessionState.UNTOUCHED.withReadOnly(true),
            SessionState.UNTOUCHED.withUncarried("temporary tables"));

    private static final FailureClass[] LOST = {FailureClass.HOST_LOST};
    private static final FailureClass[] REFUSED = {FailureClass.READ_ONLY};

    private static final Pattern END = Pattern.compile("^over: (\\w+)(?:\\[reason=(\\w+))?");
    private static final Pattern FAILOVER = Pattern.compile("^failover to \\w+, (\\w+)\\[");
    private static final Pattern LANE = Pattern.compile("(\\w+)\\[seed=[^,]+(?:, connection=\\w+)?(?:, id=(\\w+))?");

    private final Behaviour calls;
    private final Behaviour failovers;
    private final Behaviour lanes;

    CallWalks(Behaviour calls, Behaviour failovers, Behaviour lanes) {
        this.calls = calls;
        this.failovers = failovers;
        this.lanes = lanes;
    }

    private static Rows rows(String... values) {
        return new Rows(List.of(Arrays.asList(values)));
    }

    /** Mostly that of an Aurora cluster, else anything. */
    private static Rows answer(String sql, SplittableRandom random) {
        List<Rows> fitting =
                sql.equals(Dialects.AURORA_POSTGRES.statusSql()) ? List.of(MEMBERS) : List.of(AURORA, GLOBAL);
        return any(random.nextInt(3) > 0 ? fitting : ROWS, random);
    }

    void walk(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        new CallWalk(random, failover(random), CallWalks::answer, this::sawFailover).walk();
        new CallWalk(random, discovery(random), CallWalks::answer, this::sawDiscovery).walk();
        Chain bare = new Chain(List.of(), PATIENCE);
        new CallWalk(random, call(bare, request(random)), CallWalks::answer, this::sawCall).walk();
    }

    // ---- what runs

    private static List<HostAddress> seeds(SplittableRandom random) {
        return Chance.HOSTS.subList(0, 1 + random.nextInt(3)).stream()
                .map(name -> new HostAddress(name, 5432))
                .toList();
    }

    private static CallMachine failover(SplittableRandom random) {
        FailoverRules rules =
                new FailoverRules(HostSelector.of(SelectionStrategy.RANDOM), PostgresFailureRules.STANDARD, PATIENCE);
        List<Plugin> plugins = List.of(new FailoverPlugin(rules));
        return call(new Chain(plugins, PATIENCE), request(random));
    }

    private static CallMachine call(Chain chain, CallRequest request) {
        return new CallMachine(chain, request, CallWalk.DEADLINE);
    }

    private static Wish wish(SplittableRandom random) {
        Target first = any(Target.values(), random);
        return new Wish(first, random.nextBoolean() ? Target.WRITER : any(Target.values(), random), HostFilter.ALL);
    }

    private static CallRequest request(SplittableRandom random) {
        if (random.nextInt(3) == 0) {
            return new CallRequest.Connect(
                    seeds(random), wish(random), any(Insistence.values(), random), Optional.empty());
        }
        HostId lost = HostId.of(seeds(random).get(0));
        SessionState session = any(SESSIONS, random);
        return new CallRequest.Recover(
                seeds(random),
                wish(random),
                new Trouble(lost, random.nextInt(4) / 3, BEGINNING, new Chance(random).failure()),
                any(any(List.of(LOST, LOST, REFUSED, FailureClass.values()), random), random),
                session);
    }

    private static CallMachine discovery(SplittableRandom random) {
        List<HostAddress> seeds = seeds(random);
        Optional<Dialect> dialect = any(
                List.of(
                        Optional.<Dialect>empty(),
                        Optional.of(Dialects.REPLICATED_POSTGRES),
                        Optional.of(Dialects.AURORA_POSTGRES)),
                random);
        DiscoveryRequest request = new DiscoveryRequest(
                seeds,
                dialect,
                DatabaseFamily.POSTGRESQL.detection(seeds.size()),
                random.nextBoolean() ? Optional.of(InstanceHostPattern.parse("?.example.org")) : Optional.empty(),
                PostgresFailureRules.STANDARD,
                PATIENCE,
                PATIENCE);
        return new CallMachine(new DiscoveryMachine(request), CallWalk.DEADLINE);
    }

    private static <T> T any(T[] of, SplittableRandom random) {
        return of[random.nextInt(of.length)];
    }

    private static <T> T any(List<T> of, SplittableRandom random) {
        return of.get(random.nextInt(of.size()));
    }

    // ---- what is seen

    /** The kinds of the frames on the stack, outermost first. */
    private void sawCall(String before, String event, Optional<EffectId> effect, String after) {
        calls.saw(frames(before), event, frames(after));
    }

    private void sawFailover(String before, String event, Optional<EffectId> effect, String after) {
        sawCall(before, event, effect, after);
        Optional<String> from = failover(before);
        Optional<String> to = failover(after);
        if (from.isPresent() && to.isPresent()) {
            failovers.saw(from.get(), event, to.get());
        }
    }

    private void sawDiscovery(String before, String event, Optional<EffectId> effect, String after) {
        sawCall(before, event, effect, after);
        List<MatchResult> from = lanes(before);
        List<MatchResult> to = lanes(after);
        for (int lane = 0; lane < Math.max(from.size(), to.size()); lane++) {
            String state = from.isEmpty() ? Behaviour.NOTHING : from.get(lane).group(1);
            String own = from.isEmpty() ? null : from.get(lane).group(2);
            boolean others = effect.isPresent() && !effect.get().toString().equals(own);
            lanes.saw(
                    state,
                    others ? ClusterWalk.OTHER : event,
                    to.isEmpty() ? end(after) : to.get(lane).group(1));
        }
    }

    private static String frames(String call) {
        return call.startsWith("over") || call.isEmpty()
                ? end(call)
                : Arrays.stream(call.split(" > "))
                        .map(frame -> frame.split(" ")[0])
                        .collect(Collectors.joining(" > "));
    }

    /** Empty if no failover is on the stack. */
    private static Optional<String> failover(String call) {
        Matcher state = FAILOVER.matcher(call);
        return state.find()
                ? Optional.of(state.group(1))
                : call.startsWith("over") || call.isEmpty() ? Optional.of(end(call)) : Optional.empty();
    }

    private static List<MatchResult> lanes(String call) {
        return LANE.matcher(call).results().toList();
    }

    private static String end(String call) {
        Matcher end = END.matcher(call);
        return end.find()
                ? Behaviour.over(end.group(1) + (end.group(2) == null ? "" : " (" + end.group(2) + ")"))
                : Behaviour.NOTHING;
    }
}
