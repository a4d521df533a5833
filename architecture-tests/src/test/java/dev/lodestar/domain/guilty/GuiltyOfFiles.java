package dev.lodestar.domain.guilty;

import java.io.File;

public final class GuiltyOfFiles {
    boolean exists(String name) {
        return new File(name).exists();
    }
}
