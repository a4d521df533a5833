package dev.lodestar.jdbc.target;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.Socket;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.postgresql.PGProperty;

/** What newer versions of the JDK or of pgjdbc could break silently. */
class ForwardingSocketTest {

    @Test
    void everyPublicMethodOfSocketForwards() {
        List<Method> methods = Arrays.stream(Socket.class.getDeclaredMethods())
                .filter(method -> Modifier.isPublic(method.getModifiers()) && !Modifier.isStatic(method.getModifiers()))
                .toList();
        assertTrue(methods.size() >= 40, "the JDK has more methods than " + methods);
        assertEquals(
                List.of(),
                methods.stream()
                        .filter(Predicate.not(ForwardingSocketTest::forwards))
                        .toList());
    }

    private static boolean forwards(Method method) {
        return Arrays.stream(ForwardingSocket.class.getDeclaredMethods())
                .anyMatch(ours -> ours.getName().equals(method.getName())
                        && Arrays.equals(ours.getParameterTypes(), method.getParameterTypes()));
    }

    @Test
    void propertiesThatWeNameExist() {
        for (String name : PostgresProperties.NAMED) {
            assertTrue(PGProperty.forName(name) != null, name);
        }
    }

    @Test
    void knowsPropertiesByTheirExactNames() {
        Map<String, Boolean> expected = Map.of("prepareThreshold", true, "PrepareThreshold", false, "nonsense", false);
        expected.forEach((name, known) -> assertEquals(known, new PostgresTarget().knowsProperty(name)));
    }
}
