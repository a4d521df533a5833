package dev.lodestar.jdbc.target;

import dev.lodestar.domain.failure.Failure;
import dev.lodestar.domain.failure.Symptom;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Puts exceptions in domain words. Knows no driver's classes: pgjdbc and Connector/J throw what the JDK defines. */
public final class Failures {

    /** More links than any driver makes; a batch may chain an exception per row. */
    private static final int MOST_LINKS = 100;

    private Failures() {}

    /**
     * The whole of an exception: the outermost first, then for each link its cause, its next exceptions and its
     * suppressed ones. Cycles are safe. Passwords in texts are masked.
     */
    public static Failure describe(Throwable thrown) {
        return describe(thrown, false);
    }

    /**
     * The same for an exception of a connection whose transport we may have closed ourselves.
     *
     * @param aborted whether we had; said first, because the driver reports the same as a broken network
     */
    static Failure describe(Throwable thrown, boolean aborted) {
        List<Throwable> links = links(thrown);
        Set<Symptom> symptoms = new LinkedHashSet<>();
        if (aborted) {
            symptoms.add(Symptom.of(Symptom.Kind.ABORTED));
        }
        for (Throwable link : links) {
            symptoms.add(symptom(link));
        }
        return new Failure(List.copyOf(symptoms), FailureText.of(links));
    }

    private static Symptom symptom(Throwable link) {
        String text = FailureText.of(link);
        if (link instanceof SQLException sql) {
            String state = sql.getSQLState();
            return Symptom.sql(state == null ? "" : state, sql.getErrorCode(), text);
        }
        return new Symptom(SymptomKinds.of(link), "", 0, text);
    }

    private static List<Throwable> links(Throwable thrown) {
        Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        List<Throwable> links = new ArrayList<>();
        Deque<Throwable> open = new ArrayDeque<>();
        open.push(thrown);
        while (!open.isEmpty() && links.size() < MOST_LINKS) {
            Throwable link = open.pop();
            if (seen.add(link)) {
                links.add(link);
                Throwable[] suppressed = link.getSuppressed();
                for (int i = suppressed.length - 1; i >= 0; i--) {
                    open.push(suppressed[i]);
                }
                if (link instanceof SQLException sql && sql.getNextException() != null) {
                    open.push(sql.getNextException());
                }
                if (link.getCause() != null) {
                    open.push(link.getCause());
                }
            }
        }
        return links;
    }
}
