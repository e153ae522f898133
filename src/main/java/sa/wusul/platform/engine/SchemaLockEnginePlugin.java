package sa.wusul.platform.engine;

import java.sql.SQLException;

import javax.sql.DataSource;

import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

import sa.wusul.platform.database.EngineIndexes;
import sa.wusul.platform.database.FactPackingInitializer;
import sa.wusul.platform.database.SchemaLock;

/**
 * Engine plug-in that lets one node at a time make the engine's tables and deploy. The
 * engine's own lock cannot prevent the first, since it is a row of these tables, and lets
 * a node wait in one statement for the second.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class SchemaLockEnginePlugin extends AbstractProcessEnginePlugin {

	private final DataSource database;

	private SchemaLock lock;

	SchemaLockEnginePlugin(DataSource database) {
		this.database = database;
	}

	@Override
	public void preInit(ProcessEngineConfigurationImpl engine) {
		try {
			this.lock = SchemaLock.hold(this.database);
		}
		catch (SQLException unavailable) {
			throw new IllegalStateException("The database cannot be locked for the start", unavailable);
		}
	}

	/** Makes our indexes on them, under the same lock. */
	@Override
	public void postProcessEngineBuild(ProcessEngine engine) {
		try (var connection = this.database.getConnection()) {
			EngineIndexes.create(connection);
			FactPackingInitializer.run(connection);
		}
		catch (SQLException unavailable) {
			throw new IllegalStateException("The engine's tables cannot be completed", unavailable);
		}
	}

	/** Ends the lock of an engine that has deployed, which it does after it is built. */
	@Bean
	static BeanPostProcessor schemaLockAfterDeployment(ObjectProvider<SchemaLockEnginePlugin> plugins) {
		return new BeanPostProcessor() {
			@Override
			public Object postProcessAfterInitialization(Object bean, String name) {
				if (bean instanceof ProcessEngine) {
					plugins.forEach(SchemaLockEnginePlugin::release);
				}
				return bean;
			}
		};
	}

	private void release() {
		try (var held = this.lock) {
			this.lock = null;
		}
		catch (SQLException unavailable) {
			throw new IllegalStateException("The lock of the start cannot be ended", unavailable);
		}
	}

}
