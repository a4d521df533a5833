package dev.lodestar.domain.fact;

import dev.lodestar.domain.cluster.HostId;
import dev.lodestar.domain.cluster.WriterClaim;
import java.time.Duration;
import java.util.Optional;

/** Something that happened, told once. {@link #sentence()} is one line for people and holds no secret. */
public sealed interface Fact {

    String sentence();

    /** Whether an operator wants to read this without asking; everything else is detail. */
    default boolean isHeadline() {
        return false;
    }

    /** A host proved that it is the writer and was accepted. */
    record WriterAccepted(Optional<HostId> previous, HostId writer, WriterClaim claim, Duration searched)
            implements Fact {
        @Override
        public String sentence() {
            String change = previous.map(old -> old.equals(writer) ? " again" : ", before it was " + old)
                    .orElse("");
            return "Writer is " + writer + change + " (" + claim + ", proven after " + searched.toMillis() + " ms)";
        }

        @Override
        public boolean isHeadline() {
            return previous.isPresent();
        }
    }

    /** A host says that it is the writer and is not believed. */
    record ClaimRejected(HostId host, WriterClaim claim, HostId accepted, WriterClaim acceptedClaim, String reason)
            implements Fact {
        @Override
        public String sentence() {
            return host + " claims to be writer (" + claim + ") and is not believed: " + reason + "; " + accepted
                    + " holds " + acceptedClaim;
        }
    }

    /** The accepted writer itself said that it is a reader now. */
    record WriterStepped(HostId host) implements Fact {
        @Override
        public String sentence() {
            return host + " is no longer the writer: it says so itself";
        }
    }

    /** Two hosts claim to be writer and nothing tells which of them is. */
    record SplitBrain(HostId one, HostId other, WriterClaim claim, WriterClaim otherClaim) implements Fact {
        @Override
        public String sentence() {
            return "Split brain: " + one + " (" + claim + ") and " + other + " (" + otherClaim
                    + ") both claim to be writer. Nobody is accepted until one of them steps back.";
        }

        @Override
        public boolean isHeadline() {
            return true;
        }
    }

    /** A host did not answer for the detection time. */
    record HostDied(HostId host, Duration silent) implements Fact {
        @Override
        public String sentence() {
            return host + " is declared dead: it has not answered for " + silent.toMillis() + " ms";
        }

        @Override
        public boolean isHeadline() {
            return true;
        }
    }

    /** A host refused a probe or broke it off. */
    record HostRefused(HostId host, String error) implements Fact {
        @Override
        public String sentence() {
            return host + " is down: " + error;
        }
    }

    /** A host that was down answers again. */
    record HostReturned(HostId host) implements Fact {
        @Override
        public String sentence() {
            return host + " answers again";
        }
    }

    /** Something cast doubt on the cluster; every host is being asked. */
    record SearchBegan(String cause) implements Fact {
        @Override
        public String sentence() {
            return "Asking every host: " + cause;
        }
    }

    /** An answer came from another host than the one that was dialled. */
    record WrongHostAnswered(HostId expected, String answered) implements Fact {
        @Override
        public String sentence() {
            return "At the address of " + expected + " answers " + answered + "; its answer is not used";
        }
    }

    /** The cluster has other members than before. */
    record MembersChanged(String added, String removed) implements Fact {
        @Override
        public String sentence() {
            return "Members changed: added " + added + ", removed " + removed;
        }
    }
}
