/**
 * The rules of the house (docs/architecture.md, sections 1 and 2; the house style), as whitelists where a list of what is
 * allowed can be written down.
 *
 * <p>A rule is a {@code static final ArchRule} whose name is a sentence, in one of the holders that {@link
 * dev.lodestar.architecture.ArchitectureTest} names. Each rule names, in {@link dev.lodestar.architecture.Bites}, the guilty
 * classes that it must convict: a rule that convicts nobody proves nothing. The guilty live in this module's test tree, in
 * packages that look like those of the modules, and are never among the classes that are judged.
 *
 * <p>What these rules cannot see: {@code synchronized} blocks (only methods leave a trace that ArchUnit reads), constants
 * that the compiler copied, and what is done by reflection.
 */
package dev.lodestar.architecture;
