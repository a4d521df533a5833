package dev.lodestar.domain.settings;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Which known word a mistyped one is likely meant to be. */
public final class Words {

    private Words() {}

    /** The word in lower case without the hyphens and underscores that spellings differ in. */
    static String bare(String word) {
        return word.toLowerCase(Locale.ROOT).replace("_", "").replace("-", "");
    }

    /** The known word nearest to a typed one; the first of several; empty if none is near. */
    public static Optional<String> likeliest(String typed, List<String> known) {
        String bare = bare(typed.strip());
        int tolerated = 1 + Math.min(bare.length(), 40) / 5;
        String best = "";
        int least = tolerated + 1;
        for (String word : known) {
            int distance = distance(bare, bare(word), least);
            if (distance < least) {
                least = distance;
                best = word;
            }
        }
        return best.isEmpty() ? Optional.empty() : Optional.of(best);
    }

    /**
     * How many letters must be inserted, removed, replaced or swapped with their neighbour to make one word of another;
     * {@code limit} if it is that many or more.
     */
    static int distance(String from, String to, int limit) {
        if (Math.abs(from.length() - to.length()) >= limit) {
            return limit;
        }
        int[][] cost = new int[from.length() + 1][to.length() + 1];
        for (int i = 0; i <= from.length(); i++) {
            for (int j = 0; j <= to.length(); j++) {
                cost[i][j] = i == 0 || j == 0 ? i + j : cheapest(cost, from, to, i, j);
            }
        }
        return Math.min(cost[from.length()][to.length()], limit);
    }

    private static int cheapest(int[][] cost, String from, String to, int i, int j) {
        boolean same = from.charAt(i - 1) == to.charAt(j - 1);
        int edit = Math.min(cost[i - 1][j], cost[i][j - 1]) + 1;
        int replace = cost[i - 1][j - 1] + (same ? 0 : 1);
        boolean swapped =
                i > 1 && j > 1 && from.charAt(i - 1) == to.charAt(j - 2) && from.charAt(i - 2) == to.charAt(j - 1);
        int least = Math.min(edit, replace);
        return swapped ? Math.min(least, cost[i - 2][j - 2] + 1) : least;
    }
}
