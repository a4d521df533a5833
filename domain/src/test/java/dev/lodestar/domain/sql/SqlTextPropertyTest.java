package dev.lodestar.domain.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever a person or a program may type. Failures print the seed of their text. */
class SqlTextPropertyTest {
    private static final int TEXTS = 40_000;

    private static final String KEYWORDS =
            "SELECT~select ~SET ~SET LOCAL ~set_config~pg_advisory_lock~pg_temp~TEMP~INTO ~CREATE ~BEGIN~ATOMIC"
                    + " ~COMMIT~ROLLBACK~TO ~END~CASE ~PREPARE ~TRANSACTION~AND CHAIN~LISTEN ~RESET ~DECLARE ~WITH HOLD"
                    + " ~LOAD ~DISCARD ~FOR UPDATE~true~false~a~b1";

    private static final String SIGNS =
            "\"q\"~\"~'~''~'x'~E'~e'\\'~\\~$$~$a$~$~$1~U&\"~U&'~(~)~,~.~;~--~-~/*~*/~/~*~\n~\r"
                    + "~\t~ ~  ~1~1.5e3~=~::~{~}~`~#~?~\0~é~ſ~\uD83D~\uDE00~\u00a0~\\u0000~%s";

    private static final List<String> PIECES = List.of((KEYWORDS + "~" + SIGNS).split("~"));

    @Test
    void anyTextHasAnAnswer() {
        for (long seed = 0; seed < TEXTS; seed++) {
            String sql = text(seed);
            try {
                StatementTraits traits = SqlRules.POSTGRESQL.inspect(sql);
                assertTrue(traits.sessionChange().map(String::length).orElse(1) <= 60);
                assertEquals(traits, SqlRules.POSTGRESQL.inspect(sql));
            } catch (RuntimeException e) {
                throw new AssertionError("seed " + seed + ": " + sql, e);
            }
        }
    }

    /** The cheap question never overlooks what the inspection finds. */
    @Test
    void theHintIsSound() {
        int changes = 0;
        for (long seed = 0; seed < TEXTS; seed++) {
            String sql = text(seed);
            if (SqlRules.POSTGRESQL.inspect(sql).sessionChange().isPresent()) {
                changes++;
                assertTrue(SqlRules.POSTGRESQL.mayChangeSession(sql), "seed " + seed + ": " + sql);
            }
        }
        assertTrue(changes > TEXTS / 100, "too few texts change anything: " + changes);
    }

    /** Nothing that comes before may hide a second statement from the judgement of reading. */
    @Test
    void aWriteBehindAnythingIsNeverReadOnly() {
        for (long seed = 0; seed < TEXTS; seed++) {
            String sql = text(seed);
            StatementTraits alone = SqlRules.POSTGRESQL.inspect(sql);
            if (alone.surelyReadOnly()) {
                assertFalse(
                        SqlRules.POSTGRESQL.inspect(sql + "\n; DELETE FROM t").surelyReadOnly(),
                        "seed " + seed + ": " + sql);
            }
        }
    }

    @Test
    void commentsBeforeChangeNothing() {
        for (long seed = 0; seed < TEXTS; seed++) {
            String sql = text(seed);
            assertEquals(
                    SqlRules.POSTGRESQL.inspect(sql),
                    SqlRules.POSTGRESQL.inspect(" /* a /* b */ c */ -- d\n" + sql),
                    "seed " + seed);
        }
    }

    /** Cutting a text at any place must not throw either. */
    @Test
    void everyPrefixHasAnAnswer() {
        String sql = "/*/**/*/ SELECT E'a\\'' 'b' U&\"x\" $t$ $ $t$, set_config('a', \"b\"(1), true) --x\n"
                + "; COMMIT AND CHAIN";
        for (int end = 0; end <= sql.length(); end++) {
            StatementTraits traits = SqlRules.POSTGRESQL.inspect(sql.substring(0, end));
            assertTrue(traits.sessionChange().isEmpty() || SqlRules.POSTGRESQL.mayChangeSession(sql.substring(0, end)));
        }
    }

    private static String text(long seed) {
        Random random = new Random(seed);
        StringBuilder text = new StringBuilder();
        int pieces = random.nextInt(14);
        for (int i = 0; i < pieces; i++) {
            text.append(
                    random.nextInt(20) == 0
                            ? String.valueOf((char) random.nextInt(0x10000))
                            : PIECES.get(random.nextInt(PIECES.size())));
            if (random.nextInt(3) == 0) {
                text.append(' ');
            }
        }
        return text.toString();
    }
}
