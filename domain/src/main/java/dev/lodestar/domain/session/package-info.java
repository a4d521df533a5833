/**
 * What belongs to a session and moves with it: the state an application set through its driver's API, the order in
 * which it is put on a new connection, and the reasons why a session cannot move. Values and rules only; adapters
 * execute the steps.
 */
@NullMarked
package dev.lodestar.domain.session;

import org.jspecify.annotations.NullMarked;
