package dev.lodestar.ports.contract;

/** One machine in the hands of an adapter's interpreter, as an {@link InterpreterContract} sees it. */
public interface Interpreter {

    /** Begins to run the machine where the adapter's callers are; its end is told there to {@link Scene#ended}. */
    void start();

    /** Cancels the call. Called on a thread that is not the caller's. */
    void cancel(String reason);

    /** Whether this is the thread or context of the caller. */
    boolean isHere();

    /** Waits until everything that was told so far has been taken in. */
    void settle() throws Exception;
}
