/**
 * Draws the machines of the domain from what they do. Each machine is walked: told whatever the outside may tell it, at
 * random, by a fixed set of seeds, and what it did is written down. Nothing here knows what a machine should do.
 */
package dev.lodestar.domain.machines;
