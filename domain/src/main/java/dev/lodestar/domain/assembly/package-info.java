/**
 * How a URL and its settings become a chain: which plugins there are, which kind of host is looked for, which rules a
 * cluster machine goes by. Adapters call this once for each data source; there is no other place where settings turn into
 * behaviour.
 */
@NullMarked
package dev.lodestar.domain.assembly;

import org.jspecify.annotations.NullMarked;
