package sa.wusul.platform.database;

import javax.sql.DataSource;

import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.flyway.FlywayConfigurationCustomizer;
import org.springframework.boot.autoconfigure.jdbc.DataSourceProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Configuration of the database's accounts. */
@Configuration
@EnableConfigurationProperties(DatabaseProperties.class)
class DatabaseConfiguration {

	/**
	 * Lets changes whose answer nobody needs go with the statement after them; switched
	 * off by {@code wusul.own-changes: statements} (ADR 104).
	 */
	@Bean
	@ConditionalOnProperty(name = "wusul.own-changes", havingValue = "message", matchIfMissing = true)
	static BeanPostProcessor joiningDataSource() {
		return new BeanPostProcessor() {
			@Override
			public Object postProcessAfterInitialization(Object bean, String name) {
				return (bean instanceof DataSource pool) ? new JoiningDataSource(pool) : bean;
			}
		};
	}

	@Bean
	FlywayConfigurationCustomizer migrationsOfOwner(DatabaseProperties settings, DataSourceProperties program) {
		return (flyway) -> settings.separateOwner()
			.ifPresent((owner) -> DatabaseOwnerInitializer.configure(flyway, program.getUrl(), owner,
					program.getUsername()));
	}

}
