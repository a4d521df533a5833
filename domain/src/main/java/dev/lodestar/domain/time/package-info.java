/**
 * Time and chance as values. The domain owns no clock and no random generator: whoever drives a machine passes a
 * {@link dev.lodestar.domain.time.Moment} with every event. Nothing here may read a clock.
 */
@NullMarked
package dev.lodestar.domain.time;

import org.jspecify.annotations.NullMarked;
