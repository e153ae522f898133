package sa.wusul.platform.engine;

import java.time.Clock;
import java.util.Arrays;

import org.camunda.bpm.engine.spring.ProcessEngineFactoryBean;

import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import sa.wusul.platform.clock.Kingdom;

/** Configuration of the engine beyond {@code application.yaml}. */
@Configuration
class EngineConfiguration {

	static {
		Kingdom.setAsDefault();
	}

	@Bean
	Clock clock() {
		return new EngineClock();
	}

	/**
	 * Runs the application's migrations before the engine starts: Flyway expects an empty
	 * schema, the engine accepts a filled one.
	 */
	@Bean
	static BeanFactoryPostProcessor engineAfterMigrations() {
		return (factory) -> Arrays.stream(factory.getBeanNamesForType(ProcessEngineFactoryBean.class, true, false))
			.map((name) -> factory.getBeanDefinition(name.replace("&", "")))
			.forEach((engine) -> engine.setDependsOn("flywayInitializer"));
	}

}
