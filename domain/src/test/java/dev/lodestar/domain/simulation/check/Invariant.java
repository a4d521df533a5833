package dev.lodestar.domain.simulation.check;

/** What holds after every step of every run. Each has a sentence that says what it promises. */
public enum Invariant {
    WRITER_IS_PROVEN("No connection is handed out as writer unless its host proved it in this call and nothing newer"
            + " contradicts."),
    ROLE_IS_AS_ASKED(
            "A connection is handed out only with the role that was asked for, told by its host in this call."),
    VERDICT_NAMES_ITS_HOST("A verdict names where the connection goes."),
    NOTHING_CONDEMNED_IS_HANDED_OUT("A connection to a condemned generation is not handed out."),
    ENDS_BY_ITS_DEADLINE("A call ends by its deadline, under any fault."),
    ENDS_FOR_A_REASON("A call that fails before its deadline has a reason that the world gave it."),
    MAKES_PROGRESS("Once faults have stopped and a writer is up, every waiter is served within the stated bound."),
    FINDS_THE_WRITER("Once faults have stopped and all has settled, the topology shows the true writer."),
    NO_CONNECTION_IS_LOST("Opened connections are owned, handed out or closed, always."),
    QUIET_WHEN_CALM("In calm times a cluster is asked as rarely as its settings say."),
    QUIET_AFTER_THE_END("After the end nothing is asked, owned or waited for."),
    TRANSACTION_STAYS("An open transaction never moves to another connection."),
    LOSS_IS_TOLD_ONCE("Work that was cut off is reported lost exactly once."),
    LOSS_IS_TOLD_TRULY("Work that is reported as not sent or rolled back was not committed anywhere."),
    EPOCHS_NEVER_FALL("Epochs grow with every topology, and no host's generation falls."),
    CLAIMS_NEVER_FALL("No claim is accepted that is older than the one accepted before."),
    CONDEMNED_ONCE("A generation of a host is condemned at most once."),
    DEAD_ONLY_IF_SILENT("A host is declared dead only if it has answered nothing for the detection time."),
    SPLIT_BRAIN_IS_REAL("Split brain is told only where two servers truly had claims of which neither is newer."),
    WORK_IS_BOUNDED("Outstanding work is bounded: one probe a host, one effect a call, so many questions a second."),
    WAITERS_ARE_RELEASED_ONCE("A waiter is released at most once, and only while it waits."),
    CLUSTERS_DO_NOT_MIX("A topology shows hosts of its own cluster and of no other."),
    ONE_MACHINE_A_CLUSTER(
            "Two URLs that lead to one cluster share its machine, and one URL is discovered once at a time."),
    NOTHING_BREAKS("No machine throws, and none goes on without waiting for anything.");

    private final String sentence;

    Invariant(String sentence) {
        this.sentence = sentence;
    }

    public String sentence() {
        return sentence;
    }
}
