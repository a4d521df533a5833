package dev.lodestar.testkit.junit;

import dev.lodestar.testkit.Face;
import dev.lodestar.testkit.InstanceIds;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What the cluster of a test class shall be; see the methods of the same names of
 * {@link dev.lodestar.testkit.postgres.PostgresClusterBuilder}.
 */
@Documented
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface PostgresClusterTraits {
    /** How many nodes. */
    int nodes() default 3;

    /** What the servers show of themselves. */
    Face face() default Face.PLAIN;

    /** Whether a commit waits for one reader. */
    boolean synchronous() default false;

    /** Whether packets can be lost and delayed. */
    boolean proxied() default false;

    /** Whether instances have names or go by their addresses. */
    InstanceIds instanceIds() default InstanceIds.NAMES;
}
