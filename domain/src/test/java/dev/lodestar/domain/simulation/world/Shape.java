package dev.lodestar.domain.simulation.world;

import java.util.List;

/**
 * What a world consists of.
 *
 * @param tardy how many of a hundred messages take longer, maybe longer than every timeout
 */
public record Shape(List<ClusterShape> clusters, int processes, int tardy) {

    /** One cluster of it. */
    public record ClusterShape(Kind kind, int hosts) {}

    public Shape {
        clusters = List.copyOf(clusters);
    }
}
