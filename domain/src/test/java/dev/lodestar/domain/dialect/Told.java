package dev.lodestar.domain.dialect;

import java.util.ArrayList;
import java.util.List;

/** Answers written in one line a row: columns separated by bars, {@code ~} for null. */
final class Told {
    private Told() {}

    static Rows rows(String... lines) {
        List<List<String>> rows = new ArrayList<>();
        for (String line : lines) {
            List<String> row = new ArrayList<>();
            for (String column : line.split("\\|", -1)) {
                String text = column.strip();
                row.add(text.equals("~") ? null : text);
            }
            rows.add(row);
        }
        return new Rows(rows);
    }
}
