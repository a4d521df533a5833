package dev.lodestar.jdbc.target;

import dev.lodestar.domain.cluster.HostAddress;
import dev.lodestar.jdbc.target.OpenRequest.Purpose;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.SocketFactory;
import org.jspecify.annotations.Nullable;
import org.postgresql.Driver;
import org.postgresql.core.SocketFactoryFactory;

/**
 * Opens one connection through pgjdbc. Of an abort and the end of the login, whichever changes the state first decides
 * whose the connection is: if it is the abort, nobody ever sees the connection.
 */
final class PostgresOpening implements Opening {

    private enum State {
        PENDING,
        ABORTED,
        ENDED
    }

    private static final Driver DRIVER = new Driver();
    private static final String UNABLE_TO_CONNECT = "08001";

    private final HostAddress address;
    private final OpenRequest request;
    private final PostgresProperties properties;
    private final AtomicBoolean begun = new AtomicBoolean();
    private final AtomicReference<State> state = new AtomicReference<>(State.PENDING);
    private volatile @Nullable Wire wire;

    PostgresOpening(HostAddress address, OpenRequest request) {
        this.address = address;
        this.request = request;
        this.properties = new PostgresProperties(request);
    }

    @Override
    public Physical run() throws SQLException {
        if (!begun.compareAndSet(false, true)) {
            throw new IllegalStateException("An opening runs once.");
        }
        try {
            Wire transport = begin();
            if (state.get() == State.ABORTED) {
                throw givenUp(null);
            }
            Physical physical = logIn(transport);
            if (state.compareAndSet(State.PENDING, State.ENDED)) {
                return physical;
            }
            physical.close();
            throw givenUp(null);
        } catch (SQLException failure) {
            hangUp();
            throw state.compareAndSet(State.PENDING, State.ENDED) || failure.getCause() instanceof TransportAborted
                    ? failure
                    : givenUp(failure);
        } catch (RuntimeException failure) {
            hangUp();
            state.compareAndSet(State.PENDING, State.ENDED);
            throw unexpected(failure);
        } catch (Error failure) {
            hangUp();
            throw failure;
        }
    }

    /** The patience starts here. An abort that came before finds no wire, so the state is to be read afterwards. */
    private Wire begin() throws SQLException {
        Deadline deadline = Deadline.after(request.patience(), "Opening a connection to " + address);
        SocketFactory factory = SocketFactoryFactory.getSocketFactory(properties.users());
        Wire transport = new Wire(address, request.sockets(), factory);
        transport.bound(deadline);
        wire = transport;
        return transport;
    }

    private Physical logIn(Wire transport) throws SQLException {
        String token = PostgresSockets.leave(transport);
        try {
            Properties info = properties.withSockets(token);
            Connection connection = FactoryVisibility.during(() -> DRIVER.connect(properties.url(address), info));
            transport.established();
            Duration socketTimeout = request.sockets().socketTimeout();
            if (request.purpose() == Purpose.APPLICATION && !socketTimeout.isZero()) {
                connection.setNetworkTimeout(Runnable::run, GuardedSocket.millis(socketTimeout));
            }
            return new PostgresPhysical(connection, transport);
        } finally {
            PostgresSockets.take(token);
        }
    }

    @Override
    public boolean abort() {
        if (!state.compareAndSet(State.PENDING, State.ABORTED)) {
            return state.get() == State.ABORTED;
        }
        hangUp();
        return true;
    }

    private void hangUp() {
        Wire transport = wire;
        if (transport != null) {
            transport.abort();
        }
    }

    private SQLException givenUp(@Nullable SQLException failure) {
        TransportAborted abort = new TransportAborted("Opening a connection to " + address + " was given up.");
        SQLException thrown = new SQLTransientConnectionException(abort.getMessage(), UNABLE_TO_CONNECT, abort);
        if (failure != null) {
            thrown.addSuppressed(failure);
        }
        return thrown;
    }

    private SQLException unexpected(RuntimeException failure) {
        return new SQLException(
                "The driver failed unexpectedly while opening a connection to " + address + ".",
                UNABLE_TO_CONNECT,
                failure);
    }
}
