/**
 * Plugins, and the call machine that runs them.
 *
 * <p>A {@link dev.lodestar.domain.plugin.Plugin} is domain code: it sees values, returns decisions and asks for effects,
 * so the same object works in blocking code and on an event loop. It can intercept two kinds of request: <em>connect</em>
 * (a physical connection is wanted) and <em>recover</em> (a call failed).
 *
 * <h2>Theory of operation</h2>
 *
 * <p>An interception is a {@link dev.lodestar.domain.plugin.Frame}, a small machine of its own. The {@link
 * dev.lodestar.domain.plugin.CallMachine} keeps frames on a stack, outermost plugin at the bottom. A frame answers each
 * thing it is told with a {@link dev.lodestar.domain.plugin.Directive}:
 *
 * <ul>
 *   <li><em>perform</em>: carry out these effects; each is answered by its own id;
 *   <li><em>proceed</em>: let the plugins further in do this request; the frame is told what they returned;
 *   <li><em>wait</em>: until an outstanding answer comes, or {@code wakeAt};
 *   <li><em>finish</em>: this is my result; the frame is popped and disowns what is still outstanding.
 * </ul>
 *
 * <p>Innermost of all is the frame that dials. The machine, not the frames, keeps the overall deadline, the patience of
 * every effect and the ownership of connections: whatever a frame does, a call ends by its deadline, a lost answer counts
 * as a failed one, and every connection is closed or handed out. A plugin that throws ends its own call and nothing else.
 *
 * <p>A driver's main loop:
 *
 * <pre>
 *   step = machine.start(view)
 *   while (step.outcome().isEmpty()) {
 *     perform(step.effects())
 *     event = next answer, or Woke at machine.wakeAt(), or Cancelled
 *     step = machine.on(event, view)
 *   }
 *   perform(step.effects())
 *   use step.outcome()
 * </pre>
 *
 * <p>Nothing here may do I/O, block, or look at a clock.
 */
@NullMarked
package dev.lodestar.domain.plugin;

import org.jspecify.annotations.NullMarked;
