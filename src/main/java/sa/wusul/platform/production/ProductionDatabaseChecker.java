package sa.wusul.platform.production;

import jakarta.annotation.PostConstruct;

import org.springframework.context.annotation.DependsOn;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import sa.wusul.platform.database.DatabaseProperties;
import sa.wusul.platform.production.UnsafeSettingsException.Reason;

/**
 * Check of the database's account before the web server starts: the one with which the
 * program works may neither alter nor delete the audit log.
 */
@Component
@Profile("production")
@DependsOn("flywayInitializer")
class ProductionDatabaseChecker {

	private static final String MAY_REWRITE = """
			select has_table_privilege('audit_entry', 'update, delete, truncate, trigger')
			  or has_column_privilege('audit_entry', 'detail', 'update')
			  or has_table_privilege('disposed_case', 'update, delete, truncate, trigger')
			  or has_schema_privilege('public', 'create')
			  or pg_has_role(current_user, (select relowner from pg_class where oid = 'audit_entry'::regclass), 'member')
			""";

	private final JdbcClient jdbc;

	private final DatabaseProperties settings;

	ProductionDatabaseChecker(JdbcClient jdbc, DatabaseProperties settings) {
		this.jdbc = jdbc;
		this.settings = settings;
	}

	@PostConstruct
	void check() {
		if (!this.settings.oneAccount() && this.jdbc.sql(MAY_REWRITE).query(Boolean.class).single()) {
			throw new UnsafeSettingsException(Reason.of("databaseRights"));
		}
	}

}
