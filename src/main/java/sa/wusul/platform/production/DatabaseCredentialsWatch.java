package sa.wusul.platform.production;

import java.sql.SQLException;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.util.Credentials;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.annotation.Profile;
import org.springframework.core.env.Environment;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Watch of the database's user and password, which the agent of a vault may change in
 * their files: new connections use the new ones, and old connections end after their
 * present use.
 */
@Component
@Profile("production")
class DatabaseCredentialsWatch {

	private static final Logger log = LoggerFactory.getLogger(DatabaseCredentialsWatch.class);

	private final HikariDataSource connections;

	private final Environment environment;

	DatabaseCredentialsWatch(DataSource dataSource, Environment environment) throws SQLException {
		this.connections = dataSource.unwrap(HikariDataSource.class);
		this.environment = environment;
	}

	@Scheduled(fixedDelayString = "${wusul.database.credentials-every:PT10S}")
	void renew() {
		var user = this.environment.getProperty("spring.datasource.username", "");
		var password = this.environment.getProperty("spring.datasource.password", "");
		boolean changed = !user.equals(this.connections.getUsername())
				|| !password.equals(this.connections.getPassword());
		if (changed && !user.isBlank() && !password.isBlank()) {
			this.connections.setCredentials(Credentials.of(user, password));
			this.connections.getHikariPoolMXBean().softEvictConnections();
			log.info("The database's user or password changed; new connections use the new ones");
		}
	}

}
