package dev.lodestar.jdbc.target;

import dev.lodestar.domain.settings.Secret;
import dev.lodestar.jdbc.target.OpenRequest.Login;
import dev.lodestar.jdbc.target.OpenRequest.Purpose;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** Requests for tests, with a patience that only a hang exceeds. */
final class Requests {

    static final Duration LONG = Duration.ofSeconds(60);
    static final Login ANYBODY = new Login("app", Secret.of("hush-hush"), "app");

    private Requests() {}

    static OpenRequest plain(Login login) {
        return with(login, SocketSettings.PLAIN);
    }

    static OpenRequest with(Login login, SocketSettings sockets) {
        return new OpenRequest(login, Map.of(), sockets, LONG, Purpose.APPLICATION);
    }

    /** With properties given as name, value, name, value. */
    static OpenRequest with(Login login, String... properties) {
        Map<String, String> map = new LinkedHashMap<>();
        for (int i = 0; i < properties.length; i += 2) {
            map.put(properties[i], properties[i + 1]);
        }
        return new OpenRequest(login, map, SocketSettings.PLAIN, LONG, Purpose.APPLICATION);
    }
}
