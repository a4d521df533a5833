package dev.lodestar.domain.guilty;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

public final class GuiltyOfDecodingUrls {
    String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
