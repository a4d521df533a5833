package dev.lodestar.domain.dialect;

/** The answer to a question for a number; what is no number counts as none. */
record Counted(String text) {

    static Counted in(Rows rows) {
        boolean empty = rows.isEmpty() || rows.values().get(0).isEmpty();
        return new Counted(empty ? "" : rows.text(0, 0).orElse(""));
    }

    boolean isAny() {
        return text.matches("0*[1-9]\\d*");
    }

    boolean isSeveral() {
        return text.matches("0*[1-9]\\d+|0*[2-9]");
    }
}
