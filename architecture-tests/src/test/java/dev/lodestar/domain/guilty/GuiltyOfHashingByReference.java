package dev.lodestar.domain.guilty;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

public final class GuiltyOfHashingByReference {
    Supplier<Map<String, String>> hosts() {
        return HashMap::new;
    }
}
