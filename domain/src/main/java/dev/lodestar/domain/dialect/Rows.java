package dev.lodestar.domain.dialect;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a query of ours: rows of text. Both adapters and the simulator can produce it, and every value we ask
 * for has one spelling because the SQL casts it to text.
 */
public record Rows(List<List<@Nullable String>> values) {

    /** No row. */
    public static final Rows NONE = new Rows(List.of());

    public Rows {
        List<List<@Nullable String>> copy = new ArrayList<>(values.size());
        for (List<@Nullable String> row : values) {
            copy.add(Collections.unmodifiableList(new ArrayList<>(row)));
        }
        values = Collections.unmodifiableList(copy);
    }

    public boolean isEmpty() {
        return values.isEmpty();
    }

    public int size() {
        return values.size();
    }

    /** The text in a row and column, both counted from 0; empty for SQL null. */
    public Optional<String> text(int row, int column) {
        return Optional.ofNullable(values.get(row).get(column));
    }

    /** Whether the text in a row and column is a database's spelling of true. */
    public boolean isTrue(int row, int column) {
        return text(row, column)
                .map(text -> text.equals("t") || text.equals("true") || text.equals("1"))
                .orElse(false);
    }
}
