package dev.lodestar.jdbc.facade;

import dev.lodestar.jdbc.link.Link;
import java.sql.SQLException;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * The part of a session that means something to a driver only, and hence is no part of the domain's session state: the
 * type map and the client info. Put on a new link before anybody else sees it.
 */
final class Luggage {

    private @Nullable Map<String, Class<?>> typeMap;
    private @Nullable Properties clientInfo;

    void pack(Map<String, Class<?>> types) {
        typeMap = types;
    }

    void pack(String name, @Nullable String value) {
        if (clientInfo == null) {
            clientInfo = new Properties();
        }
        clientInfo.setProperty(name, value == null ? "" : value);
    }

    void pack(Properties properties) {
        clientInfo = new Properties();
        clientInfo.putAll(properties);
    }

    /**
     * Client info is for people who watch a database, so a driver that does not take it is no reason to give up a
     * connection; and if its host died again, the next call will tell.
     */
    void unpackOn(Link next) {
        if (typeMap == null && clientInfo == null) {
            return;
        }
        next.begin();
        try {
            if (typeMap != null) {
                next.delegate().setTypeMap(typeMap);
            }
            if (clientInfo != null) {
                next.delegate().setClientInfo(clientInfo);
            }
        } catch (SQLException ignored) {
            // See above.
        } finally {
            next.end();
        }
    }
}
