/**
 * The one typed registry of settings: what each is called here and in the products users come from, its type, default,
 * bounds and meaning. Reading turns text into values and problems; nothing here acts on a setting, and no other package
 * reads one from text. A user's mistake is a value ({@link dev.lodestar.domain.settings.SettingProblem}), never an
 * exception.
 */
@NullMarked
package dev.lodestar.domain.settings;

import org.jspecify.annotations.NullMarked;
