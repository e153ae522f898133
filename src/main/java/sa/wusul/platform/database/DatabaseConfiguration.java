package sa.wusul.platform.database;

import javax.sql.DataSource;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.flyway.FlywayConfigurationCustomizer;
import org.springframework.boot.autoconfigure.jdbc.DataSourceProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.task.ThreadPoolTaskSchedulerCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.support.TaskUtils;

/** Configuration of the database's accounts, and of watches that wait for it. */
@Configuration
@EnableConfigurationProperties(DatabaseProperties.class)
class DatabaseConfiguration {

	private static final Logger log = LoggerFactory.getLogger(DatabaseConfiguration.class);

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

	/**
	 * Lets watches that waited too long for others, or for the database itself, come back
	 * at their next run (ADR 122).
	 */
	@Bean
	ThreadPoolTaskSchedulerCustomizer patientWatches() {
		return (scheduler) -> scheduler.setErrorHandler((failure) -> {
			if (PassingFailures.isPassing(failure)) {
				log.warn("A watch comes back at its next run, because of the database: {}",
						PassingFailures.name(failure));
			}
			else {
				TaskUtils.LOG_AND_SUPPRESS_ERROR_HANDLER.handleError(failure);
			}
		});
	}

	@Bean
	FlywayConfigurationCustomizer migrationsOfOwner(DatabaseProperties settings, DataSourceProperties program) {
		return (flyway) -> settings.separateOwner()
			.ifPresent((owner) -> DatabaseOwnerInitializer.configure(flyway, program.getUrl(), owner,
					program.getUsername()));
	}

}
