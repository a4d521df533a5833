/**
 * What a cluster is: hosts, their roles, their claims to be the writer, and the {@link
 * dev.lodestar.domain.cluster.Topology} that readers see. Immutable values only; who decides over them lives in
 * {@link dev.lodestar.domain.monitor}.
 */
@NullMarked
package dev.lodestar.domain.cluster;

import org.jspecify.annotations.NullMarked;
