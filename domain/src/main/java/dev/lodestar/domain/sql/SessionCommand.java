package dev.lodestar.domain.sql;

import java.util.Optional;
import java.util.Set;

/** Which command changes its session for good, and what to call that in a message. */
final class SessionCommand {
    private static final int NAME_LIMIT = 60;

    private SessionCommand() {}

    static Optional<String> change(StatementHead head, Set<Mark> marks) {
        return switch (head.word(0)) {
            case "set" -> set(head);
            case "reset" -> Optional.of(named("RESET", head, 1));
            case "discard" -> Optional.of(named("DISCARD", head, 1));
            case "listen" -> Optional.of("LISTEN");
            case "load" -> Optional.of("LOAD");
            case "prepare" -> head.begins("prepare", "transaction") ? Optional.empty() : Optional.of("PREPARE");
            case "declare" -> marks.contains(Mark.WITH_HOLD) ? Optional.of("cursor WITH HOLD") : Optional.empty();
            case "create" -> create(head, marks);
            default ->
                marks.contains(Mark.INTO_TEMPORARY) || marks.contains(Mark.TEMPORARY_SCHEMA)
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
            default -> Optional.of(named("SET", head, 1));
        };
    }

    private static String setSession(StatementHead head) {
        return switch (head.word(2)) {
            case "authorization" -> "SET SESSION AUTHORIZATION";
            case "characteristics" -> "SET SESSION CHARACTERISTICS";
            case "role" -> "SET ROLE";
            case "time" -> "SET TIME ZONE";
            default -> named("SET", head, 2);
        };
    }

    private static Optional<String> create(StatementHead head, Set<Mark> marks) {
        if (marks.contains(Mark.TEMPORARY_SCHEMA)) {
            return Optional.of("temporary object");
        }
        int index = 1;
        while (isBeforeTemporary(head.word(index))) {
            index++;
        }
        boolean temporary = head.word(index).equals("temp") || head.word(index).equals("temporary");
        if (!temporary || marks.contains(Mark.ON_COMMIT_DROP)) {
            return Optional.empty();
        }
        String kind = head.word(index + 1);
        return Optional.of("temporary " + (kind.isEmpty() ? "object" : kind));
    }

    private static boolean isBeforeTemporary(String word) {
        return word.equals("or") || word.equals("replace") || word.equals("global") || word.equals("local");
    }

    /** The command and the name behind it, with its dots: {@code SET app.tenant}. Never a value. */
    private static String named(String command, StatementHead head, int from) {
        StringBuilder name = new StringBuilder(command);
        String separator = " ";
        for (int i = from; head.isName(i); i += 2) {
            name.append(separator).append(head.text(i));
            separator = ".";
            if (!head.text(i + 1).equals(".")) {
                break;
            }
        }
        return name.length() <= NAME_LIMIT ? name.toString() : name.substring(0, NAME_LIMIT);
    }
}
