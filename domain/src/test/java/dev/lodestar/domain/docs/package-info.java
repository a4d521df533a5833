/** Keeps the generated pages of the documentation true. */
package dev.lodestar.domain.docs;
