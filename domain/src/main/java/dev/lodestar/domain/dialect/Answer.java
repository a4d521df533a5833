package dev.lodestar.domain.dialect;

import java.time.Duration;
import java.util.Optional;

/** Reads the rows of one answer and refuses what does not have the form that was asked for. */
final class Answer {
    private final String subject;
    private final Rows rows;

    /**
     * @param subject what the answer is about, for messages
     * @param columns how many values every row must have
     */
    Answer(String subject, Rows rows, int columns) throws UnreadableAnswer {
        this.subject = subject;
        this.rows = rows;
        if (rows.isEmpty()) {
            // Aurora answers like this in the middle of a failover.
            throw new UnreadableAnswer("The " + subject + " has no rows.");
        }
        for (int row = 0; row < rows.size(); row++) {
            int found = rows.values().get(row).size();
            if (found != columns) {
                throw new UnreadableAnswer(
                        "Row " + row + " of the " + subject + " has " + found + " columns instead of " + columns + ".");
            }
        }
    }

    int size() {
        return rows.size();
    }

    Optional<String> text(int row, int column) {
        return rows.text(row, column).filter(text -> !text.isBlank());
    }

    String required(int row, int column, String name) throws UnreadableAnswer {
        return text(row, column).orElseThrow(() -> new UnreadableAnswer("The " + subject + " lacks the " + name + "."));
    }

    boolean flag(int row, int column, String name) throws UnreadableAnswer {
        String text = required(row, column, name);
        if (rows.isTrue(row, column)) {
            return true;
        }
        if (text.equals("f") || text.equals("false") || text.equals("0")) {
            return false;
        }
        throw malformed(name, text);
    }

    long whole(int row, int column, String name) throws UnreadableAnswer {
        String text = required(row, column, name);
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw malformed(name, text);
        }
    }

    /** A measure of load: never worth losing the answer for, so that null, negative and not a number count as zero. */
    double measure(int row, int column, String name) throws UnreadableAnswer {
        Optional<String> text = text(row, column);
        if (text.isEmpty()) {
            return 0;
        }
        try {
            double value = Double.parseDouble(text.get());
            return value > 0 && value < Double.POSITIVE_INFINITY ? value : 0;
        } catch (NumberFormatException e) {
            throw malformed(name, text.get());
        }
    }

    Duration millis(int row, int column, String name) throws UnreadableAnswer {
        return Duration.ofMillis(Math.round(measure(row, column, name)));
    }

    UnreadableAnswer malformed(String name, String text) {
        return new UnreadableAnswer("The " + subject + " has an unreadable " + name + ": '" + text + "'.");
    }
}
