package dev.lodestar.testkit.process;

import dev.lodestar.testkit.ClusterException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** Things that mostly wait, done at the same time. */
public final class Together {
    private Together() {}

    /**
     * Does all of them, each on a thread of its own, and returns when the last one has ended; then throws what one
     * threw.
     */
    public static void run(List<Runnable> things) {
        List<FutureTask<Void>> tasks = new ArrayList<>();
        for (Runnable thing : things) {
            FutureTask<Void> task = new FutureTask<>(thing, null);
            tasks.add(task);
            Thread thread = new Thread(task, "testkit-together");
            thread.setDaemon(true);
            thread.start();
        }
        RuntimeException failure = null;
        for (FutureTask<Void> task : tasks) {
            failure = outcome(task, failure);
        }
        if (failure != null) {
            throw failure;
        }
    }

    private static RuntimeException outcome(FutureTask<Void> task, RuntimeException before) {
        try {
            task.get();
            return before;
        } catch (ExecutionException e) {
            return e.getCause() instanceof RuntimeException failure
                    ? failure
                    : new ClusterException("Failed: " + e.getCause(), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new ClusterException("Interrupted while the cluster changed; close it", e);
        }
    }
}
