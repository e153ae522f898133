package sa.wusul.platform.database;

import org.springframework.boot.autoconfigure.flyway.FlywayConfigurationCustomizer;
import org.springframework.boot.autoconfigure.jdbc.DataSourceProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Configuration of the database's accounts. */
@Configuration
@EnableConfigurationProperties(DatabaseProperties.class)
class DatabaseConfiguration {

	@Bean
	FlywayConfigurationCustomizer migrationsOfOwner(DatabaseProperties settings, DataSourceProperties program) {
		return (flyway) -> settings.separateOwner()
			.ifPresent((owner) -> DatabaseOwnerInitializer.configure(flyway, program.getUrl(), owner,
					program.getUsername()));
	}

}
