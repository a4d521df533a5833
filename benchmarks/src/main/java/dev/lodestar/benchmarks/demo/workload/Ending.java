package dev.lodestar.benchmarks.demo.workload;

/** How a call ended, as the application was told. */
public enum Ending {
    /** It succeeded; what it wrote is acknowledged. */
    ANSWERED,
    /** It failed and surely changed nothing. */
    UNDONE,
    /** It failed and may have been carried out. */
    UNKNOWN
}
