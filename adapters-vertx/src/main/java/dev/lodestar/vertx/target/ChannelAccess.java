package dev.lodestar.vertx.target;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.vertx.core.net.NetSocket;
import io.vertx.sqlclient.SqlConnection;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The Netty channel beneath a socket or connection of the client. There is no public way; the methods are found by
 * name, because their names are the same in all Vert.x 5 clients while the types they return are not. Any thread.
 */
public final class ChannelAccess {

    /** Longer chains of wrappers are circular. */
    private static final int DEEPEST = 5;

    private static final ByName UNWRAP = new ByName("unwrap");
    private static final ByName SOCKET = new ByName("socket");
    private static final ByName CONTEXT = new ByName("channelHandlerContext");

    private ChannelAccess() {}

    /** Null if this version of Vert.x does not let us see it. */
    static @Nullable Channel of(NetSocket socket) {
        return CONTEXT.call(socket) instanceof ChannelHandlerContext context ? context.channel() : null;
    }

    /** Null if this version of the client does not let us see it. */
    static @Nullable Channel of(SqlConnection connection) {
        Object link = connection;
        for (int depth = 0; link != null && depth < DEEPEST; depth++) {
            if (SOCKET.call(link) instanceof NetSocket socket) {
                return of(socket);
            }
            link = UNWRAP.call(link);
        }
        return null;
    }

    /** A public method without parameters, called on whatever object has it. */
    private static final class ByName extends ClassValue<Optional<MethodHandle>> {
        private final String name;

        ByName(String name) {
            this.name = name;
        }

        @Nullable
        Object call(Object target) {
            Optional<MethodHandle> method = get(target.getClass());
            if (method.isEmpty()) {
                return null;
            }
            try {
                return method.get().invokeExact(target);
            } catch (Throwable unreadable) {
                return null;
            }
        }

        @Override
        protected Optional<MethodHandle> computeValue(Class<?> type) {
            return find(type)
                    .map(handle -> handle.asType(
                            handle.type().changeReturnType(Object.class).changeParameterType(0, Object.class)));
        }

        /** The class itself may be hidden while one of its supertypes is not. */
        private Optional<MethodHandle> find(Class<?> type) {
            for (Class<?> open = type; open != null; open = open.getSuperclass()) {
                Optional<MethodHandle> handle = declaredBy(open);
                for (Class<?> face : open.getInterfaces()) {
                    handle = handle.isPresent() ? handle : find(face);
                }
                if (handle.isPresent()) {
                    return handle;
                }
            }
            return Optional.empty();
        }

        private Optional<MethodHandle> declaredBy(Class<?> type) {
            if (!Modifier.isPublic(type.getModifiers())) {
                return Optional.empty();
            }
            try {
                Method method = type.getMethod(name);
                return Optional.of(MethodHandles.publicLookup().unreflect(method));
            } catch (ReflectiveOperationException absent) {
                return Optional.empty();
            }
        }
    }
}
