/**
 * Planted bugs: what the tests of the domain are tested by. Each file in {@code src/test/mutants} is one small defect that
 * a maintainer might commit, and names the tests that have to turn red over it.
 *
 * <p>A {@link dev.lodestar.domain.mutants.Mutant} is a title, a source file and a few lines of it before and after.
 * {@link dev.lodestar.domain.mutants.Trial} plants it in memory: it compiles the changed source and runs the named tests
 * in a class loader of their own, so that no file is written and the code on disk stays as it is. {@link
 * dev.lodestar.domain.mutants.Fork} does that in another JVM, which is ended if a defect makes it run for ever. {@link
 * dev.lodestar.domain.mutants.MutantsTest} is the list as a check; {@link dev.lodestar.domain.mutants.ForkTest} shows that
 * the check bites.
 *
 * <p>To add one: write the file, run {@code mvn -pl domain test -Dtest=MutantsTest}, and if the defect survives, write the
 * test that was missing. A mutant that no longer fits the source fails and says so: bring it up to date with the code it
 * spoils. No code of the domain may know of any of this.
 */
package dev.lodestar.domain.mutants;
