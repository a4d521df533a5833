package dev.lodestar.jdbc.link;

import dev.lodestar.domain.cluster.HostId;
import dev.lodestar.domain.cluster.Role;
import dev.lodestar.domain.failure.TransactionStatus;
import dev.lodestar.domain.plugin.CallKind;
import dev.lodestar.domain.plugin.HookTable;
import dev.lodestar.jdbc.target.Physical;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.sql.Connection;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One physical connection under a logical one, from the moment it was accepted until the logical connection lets go.
 *
 * <p>Two things happen to it besides calls. A watcher reads its {@link #mark()}: odd while a call is in flight, and the
 * same odd number only while it is the same call. And anybody may {@link #condemn} it when its host is declared dead or
 * demoted: calls that begin afterwards do not reach the driver.
 *
 * <p>Any thread may call any method; none waits. {@link #begin} and {@link #end} are for the thread that makes the
 * call. Where several threads use one connection at once, against the advice of JDBC, the mark still becomes even when
 * they are done, but it may miss that one of them is still waiting.
 */
public final class Link {

    private static final int LIVE = 0;
    private static final int CONDEMNED = 1;
    private static final int RELEASED = 2;

    private static final VarHandle MARK = handle("mark", long.class);
    private static final VarHandle STATE = handle("state", int.class);

    private final Physical physical;
    private final Connection delegate;
    private final HostId host;
    private final long generation;
    private final Role role;

    private final @Nullable HookTable hooks;
    private final long[] tokens;

    private long mark;
    private int state;
    private boolean failed;
    private volatile @Nullable String evidence;
    private @Nullable Runnable watch;

    public Link(Physical physical, HostId host, long generation, Role role) {
        this(physical, host, generation, role, Optional.empty());
    }

    /** @param hooks what is told of every call on this link */
    public Link(Physical physical, HostId host, long generation, Role role, Optional<HookTable> hooks) {
        this.physical = physical;
        this.delegate = physical.connection();
        this.host = host;
        this.generation = generation;
        this.role = role;
        this.hooks = hooks.orElse(null);
        this.tokens = new long[hooks.map(HookTable::width).orElse(0)];
    }

    private static VarHandle handle(String field, Class<?> type) {
        try {
            return MethodHandles.lookup().findVarHandle(Link.class, field, type);
        } catch (ReflectiveOperationException impossible) {
            throw new AssertionError("Link." + field, impossible);
        }
    }

    /** The connection with its transport. */
    public Physical physical() {
        return physical;
    }

    /** The driver's connection. */
    public Connection delegate() {
        return delegate;
    }

    public HostId host() {
        return host;
    }

    /** The host's generation in which this connection was opened. */
    public long generation() {
        return generation;
    }

    /** What the host proved to be when this connection was opened. */
    public Role role() {
        return role;
    }

    /**
     * Somebody watches this link; once, before it is handed out.
     *
     * @param leave ends the watch; idempotent, waits for nothing
     */
    public void watched(Runnable leave) {
        watch = leave;
    }

    /** Nobody needs to watch this link any more: it was let go of. */
    public void unwatch() {
        Runnable leave = watch;
        if (leave != null) {
            leave.run();
        }
    }

    /** What the driver last learnt from the protocol. For use after a failure: never touches the network. */
    public TransactionStatus transaction() {
        return physical.transactionStatus();
    }

    /** A call begins: the mark becomes odd, and different from every earlier one. */
    public void begin() {
        MARK.setOpaque(this, ((long) MARK.getOpaque(this) + 1) | 1);
    }

    /** The call is over, however it ended: the mark becomes even. Ending twice is harmless. */
    public void end() {
        MARK.setOpaque(this, ((long) MARK.getOpaque(this) + 1) & ~1L);
    }

    /** A call of this kind begins; hooks are told. */
    public void begin(CallKind kind) {
        HookTable told = hooks;
        if (told != null) {
            failed = false;
            told.before(kind, host, tokens);
        }
        begin();
    }

    /** A call of this kind is over, recovery included; hooks are told. */
    public void end(CallKind kind) {
        end();
        HookTable told = hooks;
        if (told != null) {
            told.after(kind, host, tokens, !failed);
        }
    }

    /** The call in flight has failed: it is over for the watcher, but not for the hooks. */
    public void fail() {
        failed = true;
        end();
    }

    /** Odd while a call is in flight. */
    public long mark() {
        return (long) MARK.getOpaque(this);
    }

    /** Whether a call is in flight. */
    public boolean isBusy() {
        return (mark() & 1) != 0;
    }

    /** Whether calls may go to the driver: neither condemned nor let go. One opaque read. */
    public boolean isUsable() {
        return (int) STATE.getOpaque(this) == LIVE;
    }

    /**
     * The host was declared dead or demoted: no further call reaches the driver and {@code isValid()} is false at once.
     * A call in flight is left alone; {@link #abort()} ends it. The first evidence stays.
     *
     * <p>A call that looked an instant before may begin an instant after. Whoever wants to end calls in flight looks at
     * the mark after condemning, and again a tick later: what is busy then is such a call.
     *
     * @param why one sentence for people, without secrets
     */
    public void condemn(String why) {
        if (STATE.compareAndSet(this, LIVE, CONDEMNED)) {
            evidence = why;
        }
    }

    /** Why this link was condemned; empty if it was not, or an instant ago. Remains after {@link #release()}. */
    public Optional<String> condemned() {
        return Optional.ofNullable(evidence);
    }

    /** Whether this link was condemned and the logical connection still holds it. */
    public boolean isCondemned() {
        return (int) STATE.getVolatile(this) == CONDEMNED;
    }

    /** The logical connection lets go of this link: whatever was made on it is dead for ever. Does not close it. */
    public void release() {
        STATE.setVolatile(this, RELEASED);
    }

    /**
     * Whether the logical connection let go of this link. A plain read, because it is asked for every row, and the
     * compiler must be free to ask once for many: a move happens on the thread that reads the rows, and a thread that
     * closes the connection of another one may be noticed late.
     */
    public boolean isReleased() {
        return state == RELEASED;
    }

    /** Closes the transport at once, so that a call in flight fails. Idempotent, never throws, waits for nobody. */
    public void abort() {
        try {
            physical.abort();
        } catch (RuntimeException unheard) {
            // Whoever aborts has given this connection up; how its closing went helps nobody any more.
        }
    }

    public boolean isAborted() {
        return physical.isAborted();
    }

    /** Takes leave of the server politely, or aborts where that could block. Idempotent, never throws. */
    public void close() {
        if (isBusy() || evidence != null) {
            abort();
        }
        try {
            physical.close();
        } catch (RuntimeException unheard) {
            abort();
        }
    }

    @Override
    public String toString() {
        return host + " (" + role + ", generation " + generation + ")";
    }
}
