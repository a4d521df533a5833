package dev.lodestar.jdbc.facade;

import dev.lodestar.domain.failure.CallNature;
import dev.lodestar.domain.sql.SqlText;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;

/** Tells what a failed call was, when it is too late for haste. */
final class Losses {

    /** Longer chains of causes are circular. */
    private static final int DEEPEST = 50;

    private Losses() {}

    /** Whether a failure can have come from the database or the way to it; any other is a mistake in the program. */
    static boolean isOutside(Exception failure) {
        Throwable link = failure;
        for (int depth = 0; link != null && depth < DEEPEST; depth++) {
            if (link instanceof SQLException || link instanceof IOException) {
                return true;
            }
            link = link.getCause();
        }
        return false;
    }

    /** What executing a text can have done. A null text is refused by the driver. */
    static CallNature natureOf(String sql) {
        return sql == null ? CallNature.READ : CallNature.of(SqlText.inspect(sql));
    }

    /** What executing all these texts can have done: the heaviest of them decides. */
    static CallNature natureOf(List<String> batch) {
        return batch.stream().map(Losses::natureOf).reduce(CallNature.READ, CallNature::and);
    }
}
