package dev.lodestar.benchmarks.demo.story;

/** One thing that must hold, and whether it did. */
public record Check(String claim, boolean holds, String evidence) {}
