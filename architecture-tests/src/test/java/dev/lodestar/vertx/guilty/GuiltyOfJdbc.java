package dev.lodestar.vertx.guilty;

import java.sql.Connection;

public final class GuiltyOfJdbc {
    public Connection connection;
}
