package dev.lodestar.domain.mutants;

import java.net.URL;
import java.net.URLClassLoader;
import java.util.Map;

/** Loads our classes anew, those with the defect in place of the compiled ones; everything else comes from the parent. */
final class PlantedLoader extends URLClassLoader {

    private static final String OURS = "dev.lodestar.";

    private final Map<String, byte[]> planted;

    PlantedLoader(URL[] compiled, Map<String, byte[]> planted) {
        super(compiled, PlantedLoader.class.getClassLoader());
        this.planted = planted;
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (!name.startsWith(OURS)) {
            return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            return loaded == null ? findClass(name) : loaded;
        }
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        byte[] bytes = planted.get(name);
        return bytes == null ? super.findClass(name) : defineClass(name, bytes, 0, bytes.length);
    }
}
