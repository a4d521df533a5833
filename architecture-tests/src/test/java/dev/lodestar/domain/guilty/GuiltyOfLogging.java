package dev.lodestar.domain.guilty;

import java.util.logging.Logger;

public final class GuiltyOfLogging {
    final Logger log = Logger.getLogger("guilty");
}
