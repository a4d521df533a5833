/**
 * What went wrong, in domain words: the facts of a failure, what kind of failure they make, and whether an outcome is in
 * doubt. Adapters gather the facts from their exceptions; only this package judges them.
 */
@NullMarked
package dev.lodestar.domain.failure;

import org.jspecify.annotations.NullMarked;
