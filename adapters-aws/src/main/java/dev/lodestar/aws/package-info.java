/**
 * Empty for now: what Lodestar asks of AWS will live here. Nothing in this module works yet, and nothing pretends to.
 *
 * <p>What will: sources of credentials (IAM tokens, Secrets Manager, federated login), refreshed ahead of expiry and off the
 * request path, and the control plane of RDS as a directory of clusters; both in blocking and in asynchronous form, as
 * implementations of ports that the other two adapters find through {@link java.util.ServiceLoader}.
 *
 * <p>Only this module may name {@code software.amazon.awssdk} and {@code io.github.resilience4j}. It must not see the other
 * adapters.
 */
@NullMarked
package dev.lodestar.aws;

import org.jspecify.annotations.NullMarked;
