package dev.lodestar.domain.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whatever a person, a program or an attacker may type. Failures print the seed of their text. */
class MySqlPropertyTest {
    private static final int TEXTS = 40_000;

    /** Code that must not be taken for reading, however it got out of its quotes and comments. */
    private static final List<String> WRITES = List.of(
            "; DELETE t",
            " FOR UPDATE ",
            " LOCK IN SHARE MODE ",
            " INTO OUTFILE 'x' ",
            " INTO @x ",
            " f(1) ",
            " `f`(1) ",
            ";DROP TABLE t");

    private static final List<String> DELIMITERS = List.of("'~\"~`~\\~\\'~/*~*/~/*!~-- ~#~\n~\r".split("~"));

    private static final List<String> NOISE = List.of(
            ("'~\"~`~''~\"\"~``~\\~\\\\~\\'~\\\"~#~--~-- ~--\t~--\n~/*~*/~/*!~/*!50000~/*+~/*M!~\n~\r~\t~ ~;~a~1~1.~.5~1e1~$$~@~"
                            + "x~N'~(~)~,~*~/~-~in~\0~\u0085~é")
                    .split("~"));

    private static final Pattern GUILTY = Pattern.compile(
            "(?i);[\\s;]*[^\\s;]|\\bfor\\b|\\block\\b|\\binto\\b|\\bdelete\\b|\\bdrop\\b|\\bupdate\\b|\\bf`?\\s*\\(");

    /** A server's way of reading: what one of its settings or its version decides. */
    private record Server(boolean backslashEscapes, boolean executesComments) {

        /** The text with blanks for comments and for what strings and quoted names hold; written apart from the scanner. */
        String codeOf(String sql) {
            StringBuilder code = new StringBuilder();
            boolean inExecuted = false;
            int i = 0;
            while (i < sql.length()) {
                char c = sql.charAt(i);
                if (c == '\'' || c == '"' || c == '`') {
                    i = behindQuote(sql, i, c);
                    code.append(c == '`' ? "f`" : "''");
                } else if (c == '#' || sql.startsWith("--", i) && endsDashes(sql, i + 2)) {
                    int end = sql.indexOf('\n', i);
                    int nul = sql.indexOf('\0', i);
                    end = end < 0 ? sql.length() : end;
                    i = nul >= 0 && nul < end ? nul : end;
                    code.append(' ');
                } else if (sql.startsWith("*/", i) && inExecuted) {
                    inExecuted = false;
                    code.append(' ');
                    i += 2;
                } else if (executesComments && (sql.startsWith("/*!", i) || sql.startsWith("/*M!", i))) {
                    inExecuted = true;
                    code.append(' ');
                    i = sql.indexOf('!', i) + 1;
                    int digits = i;
                    while (i < sql.length() && i < digits + 5 && Character.isDigit(sql.charAt(i))) {
                        i++;
                    }
                } else if (sql.startsWith("/*", i)) {
                    int end = sql.indexOf("*/", i + 2);
                    i = end < 0 ? sql.length() : end + 2;
                    code.append(' ');
                } else {
                    code.append(c);
                    i++;
                }
            }
            return code.toString();
        }

        private static boolean endsDashes(String sql, int at) {
            return at >= sql.length() || sql.charAt(at) <= ' ' || sql.charAt(at) == 0x7f || sql.charAt(at) == 0x85;
        }

        private int behindQuote(String sql, int open, char quote) {
            int i = open + 1;
            while (i < sql.length()) {
                char c = sql.charAt(i);
                if (c == '\\' && backslashEscapes && quote != '`') {
                    i += 2;
                } else if (c != quote) {
                    i++;
                } else if (i + 1 < sql.length() && sql.charAt(i + 1) == quote) {
                    i += 2;
                } else {
                    return i + 1;
                }
            }
            return sql.length();
        }
    }

    private static final List<Server> SERVERS =
            List.of(new Server(true, true), new Server(true, false), new Server(false, true), new Server(false, false));

    @Test
    void noServerFindsAWriteInWhatSurelyOnlyReads() {
        int sure = 0;
        int guilty = 0;
        for (long seed = 0; seed < TEXTS; seed++) {
            String sql = text(seed);
            boolean reads = SqlRules.MYSQL.inspect(sql).surelyReadOnly();
            sure += reads ? 1 : 0;
            for (Server server : SERVERS) {
                boolean writes = GUILTY.matcher(server.codeOf(sql)).find();
                guilty += writes ? 1 : 0;
                assertFalse(reads && writes, "seed " + seed + " " + server + ": " + sql);
            }
        }
        assertTrue(sure > TEXTS / 100, "too few texts surely read: " + sure);
        assertTrue(guilty > TEXTS / 10, "too few texts write: " + guilty);
    }

    /** What one of the servers may execute at its end of the text is never called a read either. */
    @Test
    void aWriteBehindAnythingIsNeverReadOnly() {
        for (long seed = 0; seed < TEXTS; seed++) {
            String sql = text(seed);
            if (SqlRules.MYSQL.inspect(sql).surelyReadOnly()) {
                assertFalse(
                        SqlRules.MYSQL.inspect(sql + "\n; DELETE FROM t").surelyReadOnly(),
                        "seed " + seed + ": " + sql);
            }
        }
    }

    @Test
    void anyTextHasAnAnswerAndTheHintIsSound() {
        int changes = 0;
        for (long seed = 0; seed < TEXTS; seed++) {
            String sql = changing(seed);
            StatementTraits traits = SqlRules.MYSQL.inspect(sql);
            assertEquals(traits, SqlRules.MYSQL.inspect(sql));
            if (traits.sessionChange().isPresent()) {
                changes++;
                assertTrue(SqlRules.MYSQL.mayChangeSession(sql), "seed " + seed + ": " + sql);
            }
        }
        assertTrue(changes > TEXTS / 100, "too few texts change anything: " + changes);
    }

    @Test
    void commentsBeforeChangeNothing() {
        for (long seed = 0; seed < TEXTS; seed++) {
            String sql = text(seed);
            assertEquals(
                    SqlRules.MYSQL.inspect(sql), SqlRules.MYSQL.inspect(" /* a */ # b\n-- c\n" + sql), "seed " + seed);
        }
    }

    /** A text uses few different pieces and repeats them, so that they meet in every order. */
    private static String text(long seed) {
        Random random = new Random(seed);
        List<String> focus = Stream.generate(() -> any(random.nextInt(5) == 0 ? NOISE : DELIMITERS, random))
                .limit(4)
                .toList();
        String write = any(WRITES, random);
        StringBuilder text = new StringBuilder("SELECT 1 ");
        for (int i = random.nextInt(13); i > 0; i--) {
            text.append(random.nextInt(5) == 0 ? write : any(focus, random));
        }
        return text.toString();
    }

    private static String changing(long seed) {
        Random random = new Random(seed);
        List<String> words = List.of(
                ("SET ~USE ~NAMES ~GLOBAL ~SESSION ~@x~@@~:=~=~autocommit~0~CREATE ~TEMPORARY ~TABLE ~LOCK TABLES~INTO @x~"
                                + "get_lock(~PREPARE ~HANDLER t OPEN~FLUSH ~READ LOCK~SELECT ~COMMIT~BEGIN~*/")
                        .split("~"));
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(10); i > 0; i--) {
            text.append(random.nextInt(3) == 0 ? any(NOISE, random) : any(words, random));
        }
        return text.toString();
    }

    private static String any(List<String> pieces, Random random) {
        return pieces.get(random.nextInt(pieces.size()));
    }
}
