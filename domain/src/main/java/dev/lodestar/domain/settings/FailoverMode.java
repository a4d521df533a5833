package dev.lodestar.domain.settings;

/** Where a connection goes when its host is lost. */
public enum FailoverMode {
    /** To the writer, whoever that is by then. */
    STRICT_WRITER("strict-writer"),
    /** To a reader, never to the writer. */
    STRICT_READER("strict-reader"),
    /** To a reader, or to the writer if no reader answers. */
    READER_OR_WRITER("reader-or-writer"),
    /** Decided by the URL: {@code reader-or-writer} for a reader endpoint, else {@code strict-writer}. */
    AUTO("auto");

    private final String code;

    FailoverMode(String code) {
        this.code = code;
    }

    /** The name used in settings. */
    public String code() {
        return code;
    }
}
