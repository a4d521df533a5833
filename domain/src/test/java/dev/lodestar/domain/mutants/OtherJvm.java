package dev.lodestar.domain.mutants;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** The other end of a {@link Fork}: answers its requests one by one and ends with them. What tests print is dropped. */
final class OtherJvm {

    private OtherJvm() {}

    public static void main(String[] arguments) throws IOException {
        PrintStream answers = System.out;
        System.setOut(new PrintStream(OutputStream.nullOutputStream()));
        Trial trial = new Trial();
        BufferedReader requests = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String request = requests.readLine(); request != null; request = requests.readLine()) {
            answers.println(answer(request, trial).replaceAll("\\R", " / "));
            answers.flush();
        }
    }

    private static String answer(String request, Trial trial) {
        try {
            Set<String> red = request.startsWith(Fork.MUTANT)
                    ? trial.noticed(Mutant.read(Path.of(request.substring(Fork.MUTANT.length()))))
                    : trial.redAnyway(
                            List.of(request.substring(Fork.TESTS.length()).split(",")));
            return Fork.RED + String.join(",", red);
        } catch (IOException | ClassNotFoundException | RuntimeException wrong) {
            return String.valueOf(wrong.getMessage());
        }
    }
}
