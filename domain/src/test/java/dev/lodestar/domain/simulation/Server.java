package dev.lodestar.domain.simulation;

import dev.lodestar.domain.cluster.HostAddress;
import dev.lodestar.domain.cluster.HostId;
import dev.lodestar.domain.cluster.Role;
import dev.lodestar.domain.cluster.WriterClaim;
import dev.lodestar.domain.dialect.HostReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One database server, as it truly is. */
final class Server {

    final HostId id;
    final HostAddress address;
    boolean running = true;
    boolean frozen;

    /** What it believes to be; a writer that was superseded while it was frozen or down does not know it yet. */
    boolean writing;

    long timeline = 1;

    /** Grows whenever everything connected to it breaks. */
    int life;

    /** What it is to answer once it thaws. */
    private final List<Runnable> unanswered = new ArrayList<>();

    private final boolean fenced;

    /** @param fenced whether its storage admits one writer, so that claims carry no order */
    Server(String name, boolean fenced) {
        this.fenced = fenced;
        address = new HostAddress(name, 5432);
        id = HostId.of(address);
    }

    boolean answers() {
        return running && !frozen;
    }

    void crash() {
        running = false;
        thaw();
        life++;
    }

    void start() {
        running = true;
    }

    void thaw() {
        frozen = false;
        List<Runnable> now = List.copyOf(unanswered);
        unanswered.clear();
        now.forEach(Runnable::run);
    }

    /** Answers now, or when it thaws. */
    void whenAwake(Runnable answer) {
        if (frozen) {
            unanswered.add(answer);
        } else {
            answer.run();
        }
    }

    HostReport report() {
        Optional<WriterClaim> claim = writing ? Optional.of(claim()) : Optional.empty();
        return new HostReport(
                Optional.empty(), writing ? Role.WRITER : Role.READER, claim, Optional.of("one"), List.of());
    }

    private WriterClaim claim() {
        return fenced ? new WriterClaim.Fenced() : new WriterClaim.Timeline("one", timeline);
    }

    @Override
    public String toString() {
        return id + (running ? frozen ? " frozen" : "" : " down") + (writing ? " writer " + timeline : " reader");
    }
}
