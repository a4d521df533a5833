package dev.lodestar.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.lang.ArchRule;
import dev.lodestar.domain.guilty.GuiltyBase;
import dev.lodestar.domain.guilty.GuiltyHelper;
import dev.lodestar.domain.guilty.GuiltyImpl;
import dev.lodestar.domain.guilty.GuiltyManager;
import dev.lodestar.domain.guilty.GuiltyUtil;
import dev.lodestar.domain.guilty.GuiltyUtils;

/** How classes are called. */
final class NameRules {
    @Bites({
        GuiltyImpl.class,
        GuiltyManager.class,
        GuiltyHelper.class,
        GuiltyUtil.class,
        GuiltyUtils.class,
        GuiltyBase.class
    })
    static final ArchRule names_say_what_a_class_is = noClasses()
            .should()
            .haveNameMatching(".*(Impl|Manager|Helper|Util|Utils|Base)")
            .because(
                    "such a name says that somebody found no name, which mostly means that there are two classes in one");

    private NameRules() {}
}
