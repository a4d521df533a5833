/** Tests of the blocking interpreter with its own parts; what an application sees is in the package {@code scenario}. */
package dev.lodestar.jdbc.runtime;
