package dev.lodestar.domain.endpoint;

/** Recognises IP addresses in text, without asking a resolver. */
final class IpAddress {

    private static final int GROUPS = 8;

    private IpAddress() {}

    static boolean isIpAddress(String text) {
        return isV4(text) || isV6(text);
    }

    /** Four decimal numbers; the first is not zero, because {@code 0.x.x.x} addresses no host. */
    static boolean isV4(String text) {
        return isV4Numbers(text) && !text.startsWith("0.");
    }

    private static boolean isV4Numbers(String text) {
        String[] numbers = text.split("\\.", -1);
        if (numbers.length != 4) {
            return false;
        }
        for (String number : numbers) {
            if (!isOctet(number)) {
                return false;
            }
        }
        return true;
    }

    /** 0 to 255. Leading zeros are refused: some systems read them as octal. */
    private static boolean isOctet(String number) {
        if (number.isEmpty() || number.length() > 3 || !consistsOf(number, "0123456789")) {
            return false;
        }
        return number.equals("0") || (number.charAt(0) != '0' && Integer.parseInt(number) <= 255);
    }

    /** Eight groups, or fewer with one {@code ::} in place of at least one group; then possibly a zone. */
    static boolean isV6(String text) {
        int zone = text.indexOf('%');
        if (zone >= 0) {
            return zone < text.length() - 1 && isV6(text.substring(0, zone)) && isZone(text.substring(zone + 1));
        }
        int gap = text.indexOf("::");
        if (gap < 0) {
            return groups(text, true) == GROUPS;
        }
        int before = gap == 0 ? 0 : groups(text.substring(0, gap), false);
        int after = gap + 2 == text.length() ? 0 : groups(text.substring(gap + 2), true);
        return before >= 0 && after >= 0 && before + after < GROUPS;
    }

    private static boolean isZone(String zone) {
        return consistsOf(zone, "abcdefghijklmnopqrstuvwxyz0123456789-_.");
    }

    /** How many 16-bit groups stand between single colons, or a number below zero if something else does. */
    private static int groups(String text, boolean endsAddress) {
        String[] groups = text.split(":", -1);
        int count = groups.length;
        for (int i = 0; i < groups.length; i++) {
            boolean last = endsAddress && i == groups.length - 1;
            if (last && isV4Numbers(groups[i])) {
                count++;
            } else if (!isGroup(groups[i])) {
                return -GROUPS;
            }
        }
        return count;
    }

    private static boolean isGroup(String group) {
        return !group.isEmpty() && group.length() <= 4 && consistsOf(group, "0123456789abcdef");
    }

    private static boolean consistsOf(String text, String alphabet) {
        return text.chars().allMatch(character -> alphabet.indexOf(character) >= 0);
    }
}
