package dev.lodestar.benchmarks.demo.page;

import static dev.lodestar.benchmarks.demo.story.Stories.CRASH;
import static dev.lodestar.benchmarks.demo.story.Stories.failure;
import static dev.lodestar.benchmarks.demo.story.Stories.success;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lodestar.benchmarks.demo.story.Check;
import dev.lodestar.benchmarks.demo.story.Stories;
import dev.lodestar.benchmarks.demo.story.Times;
import dev.lodestar.benchmarks.demo.workload.Call;
import dev.lodestar.benchmarks.demo.workload.Ending;
import dev.lodestar.benchmarks.demo.workload.Job;
import dev.lodestar.benchmarks.demo.workload.Trails;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageTest {
    private static final String HOSTILE = "<script>alert('1 & 2')</script> \"quoted\" {{verdict}} $1 \\";
    private static final List<Call> CALLS = List.of(
            success(0, Job.WRITE, 1, 500, 510, "n1"),
            failure(0, Job.WRITE, 2, 1510, Ending.UNKNOWN, "08007"),
            failure(1, Job.READ, 0, 1512, Ending.UNDONE, "08S02"),
            failure(1, Job.CONNECT, 0, 1514, Ending.UNDONE, "57P03"),
            success(0, Job.READ, 0, 1515, 1523, "n2"),
            success(1, Job.TRANSACTION, 3, 1520, 1530, "n2"));

    private static String page(boolean holds) {
        Times times = Times.of(CRASH, Trails.of(2, CALLS));
        List<Check> checks = List.of(new Check("nothing is lost", holds, HOSTILE));
        return Page.of(Stories.of(CALLS, List.of(times), checks, HOSTILE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"http:", "https:", "//", "<script", "@import", "src=", "href=", "<link"})
    void thePageRefersToNothingOutsideItself(String reference) {
        assertFalse(page(true).contains(reference), reference);
    }

    @Test
    void theOnlyUrlsAreItsOwnPatterns() {
        assertEquals(
                List.of("url(#frozen)", "url(#former)"),
                Pattern.compile("url\\([^)]*\\)")
                        .matcher(page(true))
                        .results()
                        .map(found -> found.group())
                        .toList());
    }

    @Test
    void textFromOutsideIsEscapedAndNotLookedThroughForBlanks() {
        String escaped = "&lt;script&gt;alert(&#39;1 &amp; 2&#39;)&lt;/script&gt; &quot;quoted&quot; {{verdict}} $1 \\";
        assertTrue(page(true).contains(escaped));
    }

    @Test
    void everyElementIsClosed() {
        String page = page(true);
        for (String element : List.of("svg", "section", "figure", "table", "tr", "td", "li", "text", "rect", "title")) {
            int opened = count(page, "<" + element + "[ >]");
            int closed = count(page, "</" + element + ">") + count(page, "<" + element + " [^>]*/>");
            assertEquals(opened, closed, element);
        }
    }

    private static int count(String page, String pattern) {
        return (int) Pattern.compile(pattern).matcher(page).results().count();
    }

    @Test
    void theVerdictFollowsTheChecks() {
        assertTrue(page(true).contains("<span class=\"verdict holds\">All checks hold</span>"));
        assertTrue(page(false).contains("<span class=\"verdict broken\">Not all checks hold</span>"));
    }

    @Test
    void theTimesOfEachFaultAreThere() {
        String page = page(true);
        assertTrue(page.contains("no writer 500 ms"), "fault to promotion");
        assertTrue(page.contains("client 23 ms"), "promotion to first success");
    }

    @Test
    void errorsCarryTheirState() {
        String page = page(true);
        assertTrue(page.contains("class=\"error e-08007\""));
        assertTrue(page.contains("class=\"error e-08S02\""));
        assertTrue(page.contains("class=\"error e-other\""));
    }

    @Test
    void anApplicationThatNeverCameBackIsDrawnAllTheSame() {
        Times never = Times.of(CRASH, Trails.of(2, List.of()));
        String page = Page.of(Stories.of(List.of(), List.of(never), List.of(), "silence"));
        assertTrue(page.contains("never"));
    }
}
