/**
 * What can be told from the text of a statement alone: whether it surely only reads, whether it begins or ends a
 * transaction, and whether it changes the session in a way that cannot be carried to another connection. A scanner, not
 * a parser: where the text leaves a doubt, the answer is the careful one. No knowledge of catalogs, settings or
 * connections.
 */
@NullMarked
package dev.lodestar.domain.sql;

import org.jspecify.annotations.NullMarked;
