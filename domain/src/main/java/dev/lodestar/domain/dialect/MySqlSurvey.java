package dev.lodestar.domain.dialect;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * What one statement finds out about a server that may be any relative of MySQL. A variable that a relative does not have
 * is missing from the list, where asking for its value would fail.
 *
 * @param variables name, in lower case, to value
 */
record MySqlSurvey(Map<String, String> variables) {

    static final String SQL = "SHOW VARIABLES WHERE Variable_name IN"
            + " ('version', 'version_comment', 'aurora_version', 'report_host')";

    private static final int COLUMNS = 2;

    static MySqlSurvey read(Rows rows) throws UnreadableAnswer {
        Answer answer = new Answer("survey of the server", rows, COLUMNS);
        Map<String, String> variables = new LinkedHashMap<>();
        for (int row = 0; row < answer.size(); row++) {
            String name = answer.required(row, 0, "name of a variable").toLowerCase(Locale.ROOT);
            variables.put(name, answer.text(row, 1).orElse(""));
        }
        if (!variables.containsKey("version")) {
            throw new UnreadableAnswer("The survey of the server lacks the version.");
        }
        return new MySqlSurvey(variables);
    }

    boolean isAurora() {
        return variables.containsKey("aurora_version");
    }

    /** Instances of a Multi-AZ cluster report their host to their source; other instances of RDS do not. */
    boolean reportsHost() {
        return !variables.getOrDefault("report_host", "").isEmpty();
    }

    /** RDS, or a server that somebody built for himself: both can be asked the same. */
    boolean isRds() {
        return variables.getOrDefault("version_comment", "").equals("Source distribution");
    }
}
