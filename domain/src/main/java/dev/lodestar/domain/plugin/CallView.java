package dev.lodestar.domain.plugin;

import dev.lodestar.domain.cluster.Topology;
import dev.lodestar.domain.selection.SelectionContext;
import dev.lodestar.domain.time.Moment;

/**
 * What a call machine sees of the world when something happens.
 *
 * @param topology the newest topology that was published
 * @param selection what choosing among hosts may depend on; its moment is {@code now}
 */
public record CallView(Moment now, Topology topology, SelectionContext selection) {}
