package dev.lodestar.aws.guilty;

import javax.sql.DataSource;

public final class GuiltyOfSpeakingSql {
    public DataSource source;
}
