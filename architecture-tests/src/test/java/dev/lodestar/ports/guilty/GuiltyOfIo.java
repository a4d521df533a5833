package dev.lodestar.ports.guilty;

import java.net.Socket;

public final class GuiltyOfIo {
    public Socket socket;
}
