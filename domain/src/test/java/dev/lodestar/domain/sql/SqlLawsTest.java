package dev.lodestar.domain.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lodestar.domain.property.Property;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Two texts that PostgreSQL takes for the same are judged the same, and no text is judged more harmless than a part of
 * it. Cases are lists of whole tokens, well formed or not as SQL.
 */
class SqlLawsTest {

    private static final int CASES = 20_000;

    private static final List<String> WORDS = words("SELECT SHOW TABLE VALUES SET LOCAL SESSION ROLE RESET DISCARD ALL"
            + " CREATE TEMP TABLE VIEW OR REPLACE ON COMMIT DROP PREPARE TRANSACTION DECLARE CURSOR WITH HOLD FOR UPDATE"
            + " BEGIN ATOMIC START END ROLLBACK TO SAVEPOINT ABORT AND NO CHAIN PREPARED INSERT INTO DELETE FROM CASE WHEN"
            + " LISTEN UNLISTEN LOAD set_config pg_advisory_lock pg_temp true false a b t AS IN NOT NULL");

    private static final List<String> SIGNS = words("( ) ( ) , . ; ; = :: * + < ? $1 1 2.5");

    /** Literals and quoted names; what they hold must not matter. */
    private static final List<Function<String, String>> QUOTES = List.of(
            inner -> "'" + inner + "'",
            inner -> "E'" + inner + "'",
            inner -> "$$" + inner + "$$",
            inner -> "$tag$" + inner + "$tag$",
            inner -> "U&'" + inner + "'");

    private static final List<String> BLANKS = List.of(
            " ", "\t", "\n", "\r\n", "  ", " /* x */ ", "/**/", "/* a /* b ; */ ' $$ */", " -- note ; 'x\n", "\f");

    private static final List<String> CONTENTS = List.of(
            "",
            "x",
            ";",
            "; DELETE FROM t",
            "SET ROLE a",
            "set_config(",
            "/*",
            "--",
            "COMMIT",
            "f(1)",
            "pg_temp",
            "\n",
            "\"",
            "FOR UPDATE",
            "{call x()}");

    private static List<String> words(String separatedByBlanks) {
        return List.of(separatedByBlanks.split(" "));
    }

    private static List<String> tokens(SplittableRandom random) {
        return Property.several(random, 0, 14, dice -> switch (dice.nextInt(6)) {
            case 0 -> Property.pick(dice, SIGNS);
            case 1 -> Property.pick(dice, QUOTES).apply("x");
            default -> Property.pick(dice, WORDS);
        });
    }

    private static StatementTraits traits(List<String> tokens, String blank) {
        return SqlRules.POSTGRESQL.inspect(String.join(blank, tokens));
    }

    /** Two strings that only blanks with a new line separate are one string: then it matters what stands between. */
    private static boolean isContinued(List<String> tokens) {
        return IntStream.range(1, tokens.size())
                .anyMatch(i -> tokens.get(i - 1).endsWith("'") && tokens.get(i).startsWith("'"));
    }

    @Test
    void whatStandsBetweenTokensChangesNothing() {
        for (String blank : BLANKS) {
            Property.forAll(CASES / BLANKS.size(), SqlLawsTest::tokens, tokens -> {
                if (!isContinued(tokens)) {
                    assertEquals(traits(tokens, " "), traits(tokens, blank));
                }
            });
        }
    }

    @Test
    void letterCaseChangesNothing() {
        Property.forAll(CASES, SqlLawsTest::tokens, tokens -> {
            List<String> other = IntStream.range(0, tokens.size())
                    .mapToObj(i -> turned(tokens.get(i), i))
                    .toList();
            assertEquals(traits(tokens, " "), traits(other, " "));
        });
    }

    /** The same word in other letters; what stands in quotes stays as it is. */
    private static String turned(String token, int place) {
        boolean word = WORDS.contains(token);
        return !word ? token : place % 2 == 0 ? token.toLowerCase(Locale.ROOT) : token.toUpperCase(Locale.ROOT);
    }

    @Test
    void whatStandsInStringsChangesNothing() {
        Property.forAll(CASES, SqlLawsTest::tokens, tokens -> {
            StatementTraits before = traits(tokens, " ");
            for (String content : CONTENTS) {
                List<String> other =
                        tokens.stream().map(token -> filled(token, content)).toList();
                assertEquals(before, traits(other, " "), content);
            }
        });
    }

    private static String filled(String token, String content) {
        return QUOTES.stream()
                .filter(quote -> quote.apply("x").equals(token))
                .findFirst()
                .map(quote -> quote.apply(content))
                .orElse(token);
    }

    /** Nobody knows what a function does, wherever it is called. */
    @Test
    void aCallOfAnUnknownFunctionIsNeverReadOnly() {
        Property.forAll(CASES, SqlLawsTest::tokens, tokens -> {
            for (int at = 0; at <= tokens.size(); at++) {
                List<String> more = new ArrayList<>(tokens);
                more.addAll(at, List.of("audit", "(", ")"));
                assertFalse(traits(more, " ").surelyReadOnly(), () -> String.join(" ", more));
            }
        });
    }

    /** Two statements are not more harmless than one of them, and what one changes in the session stays changed. */
    @Test
    void twoStatementsAreNoMoreHarmlessThanOne() {
        Property.forAll(CASES, SqlLawsTest::tokens, tokens -> {
            List<String> twice = new ArrayList<>(tokens);
            twice.add(";");
            twice.addAll(List.of("DELETE", "FROM", "t"));
            assertFalse(traits(twice, " ").surelyReadOnly());
            List<String> behind = new ArrayList<>(List.of("SET", "ROLE", "a", ";"));
            behind.addAll(tokens);
            assertTrue(traits(behind, " ").sessionChange().isPresent());
        });
    }

    /** Without this the laws above could hold of nothing. The last two controls are those of MySQL alone. */
    @Test
    void theCasesAreOfManyKinds() {
        List<StatementTraits> seen = new ArrayList<>();
        Property.forAll(CASES, SqlLawsTest::tokens, tokens -> seen.add(traits(tokens, " ")));
        for (StatementTraits.Reach reach : StatementTraits.Reach.values()) {
            assertTrue(seen.stream().filter(traits -> traits.reach() == reach).count() > CASES / 100, reach::toString);
        }
        for (TransactionControl control :
                EnumSet.range(TransactionControl.NONE, TransactionControl.MAY_COMMIT_AND_BEGINS)) {
            assertTrue(seen.stream().anyMatch(traits -> traits.transaction() == control), control::toString);
        }
        assertTrue(seen.stream()
                        .flatMap(traits -> traits.sessionChange().stream())
                        .collect(Collectors.toSet())
                        .size()
                > 10);
    }
}
