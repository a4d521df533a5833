package dev.lodestar.domain.docs;

import java.util.ArrayList;
import java.util.List;

/**
 * One thing that has gone wrong in a driver with failover.
 *
 * @param section the heading it stands under
 * @param rule when something happens, something must follow
 * @param answer what we do
 * @param tests what shows it besides transcripts, as {@code package.Class#method} below {@code dev.lodestar}
 * @param later whether all of it or a part belongs to a feature that is not built yet
 */
record EdgeCase(int number, String section, String rule, String answer, List<String> tests, boolean later) {

    /** Reads lines of the form {@code number | rule | answer | tests}, with headings between them. */
    static List<EdgeCase> read(List<String> lines) {
        List<EdgeCase> cases = new ArrayList<>();
        String section = "";
        for (String line : lines) {
            if (line.startsWith("## ")) {
                section = line.substring(3);
            } else if (!line.startsWith("#") && !line.isBlank()) {
                cases.add(one(section, line.split(" *\\| *", -1)));
            }
        }
        return cases;
    }

    private static EdgeCase one(String section, String[] cells) {
        if (cells.length != 4) {
            throw new IllegalArgumentException("Four cells are needed: " + String.join(" | ", cells));
        }
        List<String> words = new ArrayList<>(List.of(cells[3].strip().split(" +")));
        words.remove("");
        boolean later = words.remove("later");
        return new EdgeCase(Integer.parseInt(cells[0].strip()), section, cells[1], cells[2], words, later);
    }
}
