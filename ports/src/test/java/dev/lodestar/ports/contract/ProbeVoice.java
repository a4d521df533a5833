package dev.lodestar.ports.contract;

import dev.lodestar.domain.effect.ConnectionRef;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** Writes down how a cluster machine asks its hosts: one voice a host, in which a question and its answer are one line. */
final class ProbeVoice implements LiveConnections.Listener {

    private final Voices voices;
    private final Runnable onStep;
    private final Map<LiveHost, Question> outstanding = new LinkedHashMap<>();
    private final Set<ConnectionRef> late = new LinkedHashSet<>();

    /** @param onStep run where the machine is, whenever it does something */
    ProbeVoice(Voices voices, Runnable onStep) {
        this.voices = voices;
        this.onStep = onStep;
    }

    private final class Question implements Asked {
        private final String what;
        private final LiveHost host;
        private final ConnectionRef connection;

        Question(String what, LiveHost host, ConnectionRef connection) {
            this.what = what;
            this.host = host;
            this.connection = connection;
        }

        @Override
        public void answered(String answer) {
            boolean inTime;
            synchronized (outstanding) {
                inTime = outstanding.remove(host, this);
                if (!inTime) {
                    late.add(connection);
                }
            }
            say(host, what + (inTime ? ": " : ", answered late: ") + answer);
        }
    }

    private void say(LiveHost host, String line) {
        voices.repeat("probe of " + host.id(), line);
    }

    @Override
    public Asked asks(String what, LiveHost host, ConnectionRef connection) {
        onStep.run();
        giveUp(host);
        Question question = new Question(what, host, connection);
        synchronized (outstanding) {
            outstanding.put(host, question);
        }
        return question;
    }

    /** A machine has one question to a host at a time: when it goes on, the one before has been given up. */
    private void giveUp(LiveHost host) {
        Question before;
        synchronized (outstanding) {
            before = outstanding.remove(host);
        }
        if (before != null) {
            say(host, before.what + ": no answer");
        }
    }

    /** A connection that opens too late is closed, and that is all there is to say of it. */
    @Override
    public void closes(LiveHost host, ConnectionRef connection) {
        onStep.run();
        synchronized (outstanding) {
            if (late.contains(connection)) {
                return;
            }
        }
        giveUp(host);
        say(host, "close");
    }

    @Override
    public void broken(String line) {
        voices.broken(line);
    }
}
