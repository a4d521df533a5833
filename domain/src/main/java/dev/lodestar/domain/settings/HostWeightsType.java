package dev.lodestar.domain.settings;

import dev.lodestar.domain.selection.HostWeight;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Pairs of host and weight, separated by commas. The weight follows the last colon, so a host may carry its port. */
record HostWeightsType() implements SettingType<List<HostWeight>> {

    private static final String FIX = "Write host:weight pairs with weights from 1 to " + HostWeight.MAX
            + ", for example instance-1:3,instance-2:1.";

    @Override
    public String description() {
        return "pairs host:weight, weights 1 to " + HostWeight.MAX;
    }

    @Override
    public Reading<List<HostWeight>> read(String text, BareUnit bareUnit) {
        List<HostWeight> pairs = new ArrayList<>();
        for (String part : text.split(",")) {
            Optional<HostWeight> pair = part.isBlank() ? Optional.empty() : pair(part.strip());
            if (pair.isEmpty() && !part.isBlank()) {
                return Reading.refused("holds \"" + part.strip() + "\", which is no pair of host and weight.", FIX);
            }
            pair.ifPresent(pairs::add);
        }
        return Reading.of(List.copyOf(pairs));
    }

    private static Optional<HostWeight> pair(String text) {
        int colon = text.lastIndexOf(':');
        String host = colon < 0 ? "" : text.substring(0, colon).strip();
        String weight = text.substring(colon + 1).strip();
        boolean complete = !host.isEmpty() && weight.matches("[0-9]{1,4}");
        int number = complete ? Integer.parseInt(weight) : 0;
        return number >= 1 && number <= HostWeight.MAX ? Optional.of(new HostWeight(host, number)) : Optional.empty();
    }

    @Override
    public Optional<Complaint> complaintAbout(List<HostWeight> pairs) {
        for (HostWeight pair : pairs) {
            long named = pairs.stream()
                    .filter(other -> other.host().equalsIgnoreCase(pair.host()))
                    .count();
            if (named > 1) {
                return Optional.of(new Complaint("names " + pair.host() + " twice.", "Keep one weight for each host."));
            }
        }
        return Optional.empty();
    }

    @Override
    public String write(List<HostWeight> pairs) {
        return pairs.stream().map(HostWeight::toString).collect(Collectors.joining(","));
    }
}
