package sa.wusul.support;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;

import org.flywaydb.core.Flyway;

import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import sa.wusul.platform.database.DatabaseProperties.Owner;
import sa.wusul.platform.database.DatabaseOwnerInitializer;

/**
 * A database on the real PostgreSQL with an owner and a working account, created by the
 * file that operators run, under names of its own.
 */
public final class DatabaseAccounts {

	private static final String PASSWORD = "Secret-of-sixteen-signs";

	private final String name = "wusul_" + UUID.randomUUID().toString().substring(0, 8);

	private final String url;

	private final JdbcClient administrator;

	public DatabaseAccounts() throws IOException {
		var server = EmbeddedPostgreSql.newDatabase();
		this.administrator = JdbcClient.create(new DriverManagerDataSource(server, "postgres", "postgres"));
		var script = new ClassPathResource("database/accounts.sql").getContentAsString(StandardCharsets.UTF_8)
			.replaceAll("--.*", "")
			.replaceAll("\\bwusul(?=\\b|_owner)", this.name)
			.replaceAll(":'\\w+'", "'" + PASSWORD + "'");
		Arrays.stream(script.split(";"))
			.filter((statement) -> !statement.isBlank())
			.forEach((statement) -> this.administrator.sql(statement).update());
		this.url = server.replace("/" + EmbeddedPostgreSql.name(server), "/" + this.name).replaceAll("\\?.*", "");
	}

	/** Makes the tables as the owner. */
	public void migrate() {
		var flyway = Flyway.configure().locations("classpath:db/migration").placeholders(Map.of("blob", "bytea"));
		DatabaseOwnerInitializer.configure(flyway, this.url, new Owner(owner(), PASSWORD), account());
		flyway.load().migrate();
	}

	/** Returns the server's administrator, who creates accounts. */
	public JdbcClient administrator() {
		return this.administrator;
	}

	public String url() {
		return this.url;
	}

	public String owner() {
		return this.name + "_owner";
	}

	public String account() {
		return this.name;
	}

	public String password() {
		return PASSWORD;
	}

	/** Returns the connections of the account with which the program works. */
	public DriverManagerDataSource asAccount() {
		return new DriverManagerDataSource(this.url, account(), PASSWORD);
	}

	public DriverManagerDataSource asOwner() {
		return new DriverManagerDataSource(this.url, owner(), PASSWORD);
	}

}
