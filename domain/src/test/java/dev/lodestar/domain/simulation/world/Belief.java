package dev.lodestar.domain.simulation.world;

import java.util.ArrayList;
import java.util.List;

/** What one server of a told cluster believes of its cluster, and since when; true of the past at best. */
final class Belief {

    /** One row of it. */
    record Row(String name, boolean writer, long updatedMicros) {}

    private static final long EPOCH_MICROS = 1_790_000_000_000_000L;

    private List<Row> rows = List.of();

    List<Row> rows() {
        return rows;
    }

    /** Sees the cluster as it is now. */
    void refresh(Cluster cluster) {
        long now = EPOCH_MICROS + cluster.time().nanos() / 1000;
        List<Row> next = new ArrayList<>();
        for (Server member : cluster.listed()) {
            next.add(new Row(member.name(), member == cluster.writer(), now));
        }
        rows = List.copyOf(next);
    }

    /** A row of the past stays beside the new ones: two members are marked as writer. */
    void keepOldWriter(Server old) {
        List<Row> next = new ArrayList<>(rows);
        next.removeIf(row -> row.name().equals(old.name()));
        next.add(0, new Row(old.name(), true, EPOCH_MICROS));
        rows = List.copyOf(next);
    }

    /** In the middle of a failover nobody is marked as writer. */
    void loseHead() {
        rows = rows.stream()
                .map(row -> new Row(row.name(), false, row.updatedMicros()))
                .toList();
    }
}
