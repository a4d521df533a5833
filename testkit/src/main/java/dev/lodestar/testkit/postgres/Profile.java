package dev.lodestar.testkit.postgres;

import dev.lodestar.testkit.Face;
import java.util.List;
import java.util.Map;

/**
 * What the servers of a cluster are like.
 *
 * @param synchronous whether a commit waits for one reader
 * @param settings server settings of the user
 * @param scripts SQL of the user, run once
 */
record Profile(Face face, boolean synchronous, Map<String, String> settings, List<String> scripts) {}
