package sa.wusul.platform.engine;

import java.sql.SQLException;

import javax.sql.DataSource;

import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

import sa.wusul.platform.database.EngineIndexes;
import sa.wusul.platform.database.SchemaLock;

/**
 * Engine plug-in that lets one node at a time make the engine's tables, which its own
 * lock cannot prevent: that is a row of these tables.
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
		try (var held = this.lock; var connection = this.database.getConnection()) {
			EngineIndexes.create(connection);
		}
		catch (SQLException unavailable) {
			throw new IllegalStateException("The engine's tables cannot be completed", unavailable);
		}
	}

}
