package dev.lodestar.domain.assembly;

import java.net.Socket;

public final class GuiltyOfOpeningSockets {
    Socket opened() {
        return new Socket();
    }
}
