package dev.lodestar.domain.settings;

import java.util.Optional;

/** Whole numbers between two bounds. */
record NumberType(int least, int most) implements SettingType<Integer> {

    @Override
    public String description() {
        return "number, " + range();
    }

    private String range() {
        return least + " to " + most;
    }

    @Override
    public Reading<Integer> read(String text, BareUnit bareUnit) {
        String stripped = text.strip();
        if (!stripped.matches("[+-]?[0-9]+")) {
            return Reading.refused("is no whole number.", allowed());
        }
        try {
            return Reading.of(Integer.parseInt(stripped));
        } catch (NumberFormatException tooLong) {
            return Reading.refused("is out of bounds.", allowed());
        }
    }

    @Override
    public Optional<Complaint> complaintAbout(Integer value) {
        return value >= least && value <= most
                ? Optional.empty()
                : Optional.of(new Complaint("is out of bounds.", allowed()));
    }

    private String allowed() {
        return "Allowed is " + range() + ".";
    }
}
