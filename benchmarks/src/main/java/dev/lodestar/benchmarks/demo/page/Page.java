package dev.lodestar.benchmarks.demo.page;

import dev.lodestar.benchmarks.demo.story.Story;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The page of a story: the template {@code timeline.html} with its blanks filled in. Refers to nothing outside itself.
 */
public final class Page {
    private static final String TEMPLATE = "timeline.html";
    private static final Pattern BLANK = Pattern.compile("\\{\\{(\\w+)}}");

    private Page() {}

    public static String of(Story story) {
        Map<String, Markup> blanks = Map.of(
                "subject", new Markup().text(story.subject()),
                "duration", new Markup().text(Words.seconds(story.to() - story.from())),
                "verdict", verdict(story),
                "overview", Overview.of(story),
                "applications", applications(story));
        // In one pass: what is filled in is never looked through for blanks.
        return BLANK.matcher(template()).replaceAll(blank -> {
            Markup filling = blanks.get(blank.group(1));
            if (filling == null) {
                throw new IllegalStateException(TEMPLATE + " has an unknown blank " + blank.group());
            }
            return Matcher.quoteReplacement(filling.toString());
        });
    }

    private static Markup verdict(Story story) {
        return story.succeeded()
                ? new Markup().element("span", "All checks hold", "class", "verdict holds")
                : new Markup().element("span", "Not all checks hold", "class", "verdict broken");
    }

    private static Markup applications(Story story) {
        Markup sections = new Markup();
        story.applications().forEach(application -> {
            sections.element("h2", application.name() + " application")
                    .add(Figures.tiles(application))
                    .open("section", "class", "card")
                    .add(Figures.table(application))
                    .add(Figures.checks(application))
                    .close("section");
            application.times().forEach(times -> sections.add(FaultPanel.of(story, application, times)));
        });
        return sections;
    }

    private static String template() {
        try (InputStream in = Page.class.getResourceAsStream(TEMPLATE)) {
            if (in == null) {
                throw new IllegalStateException(TEMPLATE + " is not on the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
