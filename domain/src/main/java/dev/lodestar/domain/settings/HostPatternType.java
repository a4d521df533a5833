package dev.lodestar.domain.settings;

import dev.lodestar.domain.endpoint.InstanceHostPattern;
import java.util.Optional;

/** A pattern of instance host names. */
record HostPatternType() implements SettingType<InstanceHostPattern> {

    @Override
    public String description() {
        return "host name with one ?, port optional";
    }

    @Override
    public Reading<InstanceHostPattern> read(String text, BareUnit bareUnit) {
        Optional<String> problem = InstanceHostPattern.problemIn(text);
        return problem.isPresent()
                ? Reading.refused("is no pattern of instance host names.", problem.get())
                : Reading.of(InstanceHostPattern.parse(text));
    }
}
