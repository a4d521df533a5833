package dev.lodestar.jdbc.facade;

import dev.lodestar.domain.failure.CallNature;
import dev.lodestar.domain.failure.TransactionStatus;
import dev.lodestar.domain.session.Holdability;
import dev.lodestar.domain.session.Isolation;
import dev.lodestar.domain.session.SessionState;
import dev.lodestar.domain.sql.SqlRules;
import dev.lodestar.domain.sql.StatementTraits;
import dev.lodestar.jdbc.link.Link;
import java.sql.Connection;
import java.sql.ResultSet;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * What the application set on its session, noted after the driver took it, so that the session can continue elsewhere.
 * The setters are those of {@link Connection}, and are called by the generated ones.
 *
 * <p>What the domain has no word for becomes an obstacle to moving: a wrong session is worse than none.
 */
final class SessionNotes {

    /** A longer text is not worth its memory on an idle connection. */
    private static final int LONGEST_KEPT = 300;

    private final Luggage luggage = new Luggage();
    private final SqlRules sqlRules;
    private SessionState state = SessionState.UNTOUCHED;
    private @Nullable String harmless;

    SessionNotes(SqlRules sqlRules) {
        this.sqlRules = sqlRules;
    }

    SessionState state() {
        return state;
    }

    /** What is noted outside the domain's state. */
    Luggage luggage() {
        return luggage;
    }

    boolean isAutoCommit() {
        return state.autoCommit().orElse(true);
    }

    void setAutoCommit(boolean value) {
        state = state.withAutoCommit(value);
    }

    void setReadOnly(boolean value) {
        state = state.withReadOnly(value);
    }

    void setTransactionIsolation(int level) {
        state = isolationOf(level).map(state::withIsolation).orElseGet(() -> foreign("isolation level " + level));
    }

    void setHoldability(int value) {
        state = switch (value) {
            case ResultSet.HOLD_CURSORS_OVER_COMMIT -> state.withHoldability(Holdability.HOLD_OVER_COMMIT);
            case ResultSet.CLOSE_CURSORS_AT_COMMIT -> state.withHoldability(Holdability.CLOSE_AT_COMMIT);
            default -> foreign("holdability " + value);
        };
    }

    void setSchema(@Nullable String name) {
        state = name == null ? foreign("setSchema(null)") : state.withSchema(name);
    }

    void setCatalog(@Nullable String name) {
        state = name == null ? foreign("setCatalog(null)") : state.withCatalog(name);
    }

    void setNetworkTimeout(Executor executor, int millis) {
        state = state.withNetworkTimeout(Duration.ofMillis(millis));
    }

    void setTypeMap(Map<String, Class<?>> types) {
        luggage.pack(types);
    }

    /** A text may have been executed, in part or as a whole. */
    void executed(String sql) {
        if (mayChange(sql)) {
            executed(sqlRules.inspect(sql));
        }
    }

    /** A text was executed and succeeded. */
    void succeeded(String sql, Link link) {
        if (mayChange(sql)) {
            succeeded(sqlRules.inspect(sql), link.transaction());
        }
    }

    /** A text that is executed again and again, as the same object, is looked at once. */
    private boolean mayChange(@Nullable String sql) {
        if (sql == harmless || sql == null) {
            return false;
        }
        boolean may = sqlRules.mayChangeSession(sql);
        if (!may && sql.length() <= LONGEST_KEPT) {
            harmless = sql;
        }
        return may;
    }

    /** What a text is about if it may change the session, else null. To be kept for texts that are executed often. */
    @Nullable
    StatementTraits changing(String sql) {
        return sqlRules.mayChangeSession(sql) ? sqlRules.inspect(sql) : null;
    }

    /** What executing a text can have done. A null text is refused by the driver. */
    CallNature natureOf(String sql) {
        return sql == null ? CallNature.READ : CallNature.of(sqlRules.inspect(sql));
    }

    /** What executing all these texts can have done: the heaviest of them decides. */
    CallNature natureOf(List<String> batch) {
        return batch.stream().map(this::natureOf).reduce(CallNature.READ, CallNature::and);
    }

    /** A text was executed that may have changed the session. */
    void executed(StatementTraits traits) {
        traits.sessionChange().ifPresent(change -> state = state.withUncarried(change));
    }

    /** A statement of its own, after which no transaction is open, has undone for good what it undoes. */
    private void succeeded(StatementTraits traits, TransactionStatus after) {
        boolean alone = traits.reach() == StatementTraits.Reach.SESSION;
        if (alone && after == TransactionStatus.IDLE) {
            traits.sessionChange().ifPresent(change -> state = state.withLasting(change));
        } else {
            executed(traits);
        }
    }

    private SessionState foreign(String what) {
        return state.withUncarried(what);
    }

    private static Optional<Isolation> isolationOf(int level) {
        return switch (level) {
            case Connection.TRANSACTION_READ_UNCOMMITTED -> Optional.of(Isolation.READ_UNCOMMITTED);
            case Connection.TRANSACTION_READ_COMMITTED -> Optional.of(Isolation.READ_COMMITTED);
            case Connection.TRANSACTION_REPEATABLE_READ -> Optional.of(Isolation.REPEATABLE_READ);
            case Connection.TRANSACTION_SERIALIZABLE -> Optional.of(Isolation.SERIALIZABLE);
            default -> Optional.empty();
        };
    }
}
