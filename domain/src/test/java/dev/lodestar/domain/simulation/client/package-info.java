/**
 * One process of an application: what adapters do, in virtual time. Drivers carry the effects of machines to the network
 * and bring answers back as events; sessions run statements and recover; a registry discovers clusters and shares them.
 */
@NullMarked
package dev.lodestar.domain.simulation.client;

import org.jspecify.annotations.NullMarked;
