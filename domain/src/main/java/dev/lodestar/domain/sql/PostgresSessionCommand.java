package dev.lodestar.domain.sql;

import java.util.Optional;
import java.util.Set;

/** Which command of PostgreSQL changes its session for good, and what to call that in a message. */
final class PostgresSessionCommand {
    private PostgresSessionCommand() {}

    static Optional<String> change(StatementHead head, Set<PostgresMark> marks) {
        return switch (head.word(0)) {
            case "set" -> set(head);
            case "reset" -> Optional.of(head.named("RESET", 1));
            case "discard" -> Optional.of(head.named("DISCARD", 1));
            case "listen" -> Optional.of("LISTEN");
            case "load" -> Optional.of("LOAD");
            case "prepare" -> head.begins("prepare", "transaction") ? Optional.empty() : Optional.of("PREPARE");
            case "declare" ->
                marks.contains(PostgresMark.WITH_HOLD) ? Optional.of("cursor WITH HOLD") : Optional.empty();
            case "create" -> create(head, marks);
            default ->
                marks.contains(PostgresMark.INTO_TEMPORARY) || marks.contains(PostgresMark.TEMPORARY_SCHEMA)
                        ? Optional.of("temporary table")
                        : Optional.empty();
        };
    }

    /** SET LOCAL, SET TRANSACTION and SET CONSTRAINTS end with their transaction. */
    private static Optional<String> set(StatementHead head) {
        return switch (head.word(1)) {
            case "local", "transaction", "constraints" -> Optional.empty();
            case "role" -> Optional.of("SET ROLE");
            case "time" -> Optional.of("SET TIME ZONE");
            case "session" -> Optional.of(setSession(head));
            default -> Optional.of(head.named("SET", 1));
        };
    }

    private static String setSession(StatementHead head) {
        return switch (head.word(2)) {
            case "authorization" -> "SET SESSION AUTHORIZATION";
            case "characteristics" -> "SET SESSION CHARACTERISTICS";
            case "role" -> "SET ROLE";
            case "time" -> "SET TIME ZONE";
            default -> head.named("SET", 2);
        };
    }

    private static Optional<String> create(StatementHead head, Set<PostgresMark> marks) {
        if (marks.contains(PostgresMark.TEMPORARY_SCHEMA)) {
            return Optional.of("temporary object");
        }
        int index = 1;
        while (isBeforeTemporary(head.word(index))) {
            index++;
        }
        boolean temporary = head.word(index).equals("temp") || head.word(index).equals("temporary");
        if (!temporary || marks.contains(PostgresMark.ON_COMMIT_DROP)) {
            return Optional.empty();
        }
        String kind = head.word(index + 1);
        return Optional.of("temporary " + (kind.isEmpty() ? "object" : kind));
    }

    private static boolean isBeforeTemporary(String word) {
        return word.equals("or") || word.equals("replace") || word.equals("global") || word.equals("local");
    }
}
