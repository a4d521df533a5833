package dev.lodestar.jdbc;

import dev.lodestar.jdbc.runtime.GuiltyRuntime;
import java.util.List;

public class GuiltyOfHandingOutInAList {
    protected List<? extends GuiltyRuntime> runtimes() {
        return List.of();
    }
}
