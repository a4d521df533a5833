package dev.lodestar.domain.selection;

/** What kind of host is looked for. */
public enum Target {
    /** The writer and nobody else. */
    WRITER,
    /** A reader and never the writer. */
    READER,
    /** A reader, or the writer if no reader will do. */
    READER_OR_WRITER,
    /** The host that the URL names, whatever its role. */
    NAMED_HOST
}
