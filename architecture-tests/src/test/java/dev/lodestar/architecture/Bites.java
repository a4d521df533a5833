package dev.lodestar.architecture;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The guilty classes that a rule convicts, each for itself. */
@Documented
@Target(ElementType.FIELD)
@Retention(RetentionPolicy.RUNTIME)
@interface Bites {
    /** Classes that break the rule only together, such as those of a cycle, are given as one {@link Gang}. */
    Class<?>[] value() default {};

    Gang[] gangs() default {};

    @interface Gang {
        Class<?>[] value();
    }
}
