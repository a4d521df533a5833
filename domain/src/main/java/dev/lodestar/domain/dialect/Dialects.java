package dev.lodestar.domain.dialect;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Every dialect there is, by the code a user writes in the setting {@code dialect}. Codes of the AWS JDBC, Python and
 * Node drivers are understood, so that a setting can be taken over as it is.
 */
public final class Dialects {
    public static final Dialect GLOBAL_AURORA_POSTGRES = new GlobalAuroraPostgres();
    public static final Dialect MULTI_AZ_POSTGRES = new MultiAzPostgres();
    public static final Dialect AURORA_POSTGRES = new AuroraPostgres();
    public static final Dialect RDS_POSTGRES = new RdsPostgres();
    public static final Dialect REPLICATED_POSTGRES = new ReplicatedPostgres();
    public static final Dialect SINGLE_POSTGRES = new SinglePostgres();
    public static final Dialect GLOBAL_AURORA_MYSQL = new GlobalAuroraMySql();
    public static final Dialect MULTI_AZ_MYSQL = new MultiAzMySql();
    public static final Dialect AURORA_MYSQL = new AuroraMySql();
    public static final Dialect RDS_MYSQL = new RdsMySql();
    public static final Dialect REPLICATED_MYSQL = new ReplicatedMySql();
    public static final Dialect SINGLE_MYSQL = new SingleMySql();

    private static final List<Dialect> ALL = List.of(
            GLOBAL_AURORA_POSTGRES,
            MULTI_AZ_POSTGRES,
            AURORA_POSTGRES,
            RDS_POSTGRES,
            REPLICATED_POSTGRES,
            SINGLE_POSTGRES,
            GLOBAL_AURORA_MYSQL,
            MULTI_AZ_MYSQL,
            AURORA_MYSQL,
            RDS_MYSQL,
            REPLICATED_MYSQL,
            SINGLE_MYSQL);

    private static final Map<String, Dialect> BY_NAME = byName();

    private Dialects() {}

    /** The dialect with this code or alias, in any case of letters; empty if there is none. */
    public static Optional<Dialect> byCode(String code) {
        return Optional.ofNullable(BY_NAME.get(code.strip().toLowerCase(Locale.ROOT)));
    }

    /** Every dialect of a family, most specific first. */
    static List<Dialect> of(DatabaseFamily family) {
        return ALL.stream().filter(dialect -> dialect.family() == family).toList();
    }

    private static Map<String, Dialect> byName() {
        Map<String, Dialect> names = new LinkedHashMap<>();
        ALL.forEach(dialect -> names.put(dialect.code(), dialect));
        // The Python and the Node driver's names of what the JDBC driver calls rds-multi-az-…-cluster.
        names.put("multi-az-pg", MULTI_AZ_POSTGRES);
        names.put("rds-multi-az-pg", MULTI_AZ_POSTGRES);
        names.put("multi-az-mysql", MULTI_AZ_MYSQL);
        names.put("rds-multi-az-mysql", MULTI_AZ_MYSQL);
        names.put("postgresql", SINGLE_POSTGRES);
        names.put("postgres", SINGLE_POSTGRES);
        return Collections.unmodifiableMap(names);
    }
}
