package dev.lodestar.domain.cluster;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A set of global transaction identifiers of MySQL (reference manual, 19.1.3.1): for each source, the numbers of its
 * transactions as intervals.
 *
 * @param sources by source, which is the UUID of a server and, since 8.3, perhaps a tag behind a colon, in lower case; the
 *     intervals of each are sorted, do not touch, and are not empty
 */
public record GtidSet(Map<String, List<Interval>> sources) {

    /** No transaction. */
    public static final GtidSet NONE = new GtidSet(new TreeMap<>());

    private static final Pattern UUID = Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");
    private static final Pattern TAG = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,31}");
    private static final Pattern RANGE = Pattern.compile("(\\d{1,19})(?:\\s*-\\s*(\\d{1,19}))?");

    /** Transactions of one source, both ends included. */
    public record Interval(long first, long last) {
        public Interval {
            if (first < 1 || last < first) {
                throw new IllegalArgumentException("No interval of transactions: " + first + " to " + last);
            }
        }

        boolean contains(Interval other) {
            return first <= other.first && other.last <= last;
        }

        @Override
        public String toString() {
            return first == last ? "" + first : first + "-" + last;
        }
    }

    public GtidSet {
        Map<String, List<Interval>> merged = new TreeMap<>();
        sources.forEach((source, intervals) -> {
            if (!intervals.isEmpty()) {
                merged.put(source, merged(intervals));
            }
        });
        sources = Collections.unmodifiableMap(merged);
    }

    /** Reads the text of {@code gtid_executed}; empty if it is not one. Never throws. */
    public static Optional<GtidSet> parse(String text) {
        Map<String, List<Interval>> sources = new TreeMap<>();
        try {
            for (String part : text.split(",", -1)) {
                if (!part.isBlank()) {
                    readServer(part.split(":", -1), sources);
                }
            }
            return Optional.of(new GtidSet(sources));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    /** One server's part, {@code uuid[:tag]:1-3:7[:tag:…]…}: a tag is that of the intervals behind it. */
    private static void readServer(String[] words, Map<String, List<Interval>> sources) {
        String server = words[0].strip().toLowerCase(Locale.ROOT);
        if (!UUID.matcher(server).matches() || words.length < 2) {
            throw new IllegalArgumentException("No server: " + server);
        }
        String source = server;
        boolean complete = false;
        for (int i = 1; i < words.length; i++) {
            String word = words[i].strip();
            if (TAG.matcher(word).matches()) {
                source = server + ":" + word.toLowerCase(Locale.ROOT);
                complete = false;
            } else {
                sources.computeIfAbsent(source, any -> new ArrayList<>()).add(interval(word));
                complete = true;
            }
        }
        if (!complete) {
            throw new IllegalArgumentException("A tag without transactions");
        }
    }

    private static Interval interval(String word) {
        var range = RANGE.matcher(word);
        if (!range.matches()) {
            throw new IllegalArgumentException("No transactions: " + word);
        }
        long first = Long.parseLong(range.group(1));
        return new Interval(first, range.group(2) == null ? first : Long.parseLong(range.group(2)));
    }

    private static List<Interval> merged(List<Interval> intervals) {
        List<Interval> sorted = new ArrayList<>(intervals);
        sorted.sort(Comparator.comparingLong(Interval::first));
        List<Interval> merged = new ArrayList<>();
        for (Interval next : sorted) {
            int last = merged.size() - 1;
            boolean touches = last >= 0 && next.first() - 1 <= merged.get(last).last();
            if (touches) {
                Interval before = merged.get(last);
                merged.set(last, new Interval(before.first(), Math.max(before.last(), next.last())));
            } else {
                merged.add(next);
            }
        }
        return Collections.unmodifiableList(merged);
    }

    /** Whether every transaction of {@code other} is in this set. */
    public boolean contains(GtidSet other) {
        return other.sources.entrySet().stream().allMatch(entry -> {
            List<Interval> own = sources.getOrDefault(entry.getKey(), List.of());
            return entry.getValue().stream().allMatch(part -> own.stream().anyMatch(mine -> mine.contains(part)));
        });
    }

    /** As MySQL writes it, but with a server named again for each of its tags. */
    @Override
    public String toString() {
        return sources.entrySet().stream()
                .map(entry -> entry.getKey() + ":"
                        + entry.getValue().stream().map(Interval::toString).collect(Collectors.joining(":")))
                .collect(Collectors.joining(","));
    }
}
