/** Laws tried on many random cases; see {@link dev.lodestar.domain.property.Property}. */
package dev.lodestar.domain.property;
