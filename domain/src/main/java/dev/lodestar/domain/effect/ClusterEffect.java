package dev.lodestar.domain.effect;

import dev.lodestar.domain.cluster.HostId;
import dev.lodestar.domain.cluster.Topology;

/** What a cluster machine asks for. */
public sealed interface ClusterEffect
        permits ConnectionEffect, ClusterEffect.Release, ClusterEffect.Dismiss, ClusterEffect.Condemn {

    void deliverTo(Handler handler);

    /** Where cluster effects go. One method an effect. */
    interface Handler extends ConnectionEffect.Handler {
        void release(Release release);

        void dismiss(Dismiss dismiss);

        void condemn(Condemn condemn);
    }

    /** Tell one waiting caller what the cluster looks like now. */
    record Release(WaiterId waiter, Topology topology) implements ClusterEffect {
        @Override
        public void deliverTo(Handler handler) {
            handler.release(this);
        }
    }

    /** Tell one waiting caller that no news will ever come: the machine is closed. */
    record Dismiss(WaiterId waiter) implements ClusterEffect {
        @Override
        public void deliverTo(Handler handler) {
            handler.dismiss(this);
        }
    }

    /**
     * Everything connected to a host up to and including a generation is doomed: calls in flight are to be aborted, idle
     * connections to be closed, off the machine's thread and without waiting for the peer.
     *
     * @param evidence one line that says how it is known
     */
    record Condemn(HostId host, long generation, String evidence) implements ClusterEffect {
        @Override
        public void deliverTo(Handler handler) {
            handler.condemn(this);
        }
    }
}
