/**
 * What the outside must be able to do, in domain words, and the routers that carry effects of the machines there and
 * answers back. An adapter implements the ports; it never looks at an effect itself.
 *
 * <p>Ports are asynchronous by shape: a method takes a {@link dev.lodestar.ports.Reply} that is told once, now or later,
 * on any thread. A blocking adapter may tell it before it returns.
 */
@NullMarked
package dev.lodestar.ports;

import org.jspecify.annotations.NullMarked;
