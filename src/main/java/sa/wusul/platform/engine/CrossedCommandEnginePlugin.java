package sa.wusul.platform.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import sa.wusul.platform.engine.pipeline.EngineSessions;

/**
 * Engine plug-in that answers a deed which crossed another one as the engine answers two
 * changes of one row: somebody else was faster, try again. Jobs are tried again at once,
 * without counting it as a failure.
 */
@Component
public class CrossedCommandEnginePlugin extends AbstractProcessEnginePlugin {

	private final JdbcClient jdbc;

	public CrossedCommandEnginePlugin(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	@Override
	public void preInit(ProcessEngineConfigurationImpl engine) {
		EngineSessions.add(engine, CrossedCommandInterceptor.Revisions.class, CrossedCommandInterceptor.Revisions::new);
		// Around the transaction, which the failure may have broken, and within it, where
		// it reads.
		engine.setCustomPreCommandInterceptorsTxRequired(
				also(engine.getCustomPreCommandInterceptorsTxRequired(), new CrossedCommandInterceptor(this.jdbc)));
		engine.setCustomPostCommandInterceptorsTxRequired(
				also(engine.getCustomPostCommandInterceptorsTxRequired(), new CrossedCommandInterceptor.Reading()));
		engine.setCustomPreCommandInterceptorsTxRequiresNew(
				also(engine.getCustomPreCommandInterceptorsTxRequiresNew(), new CrossedCommandInterceptor(this.jdbc)));
		engine.setCustomPostCommandInterceptorsTxRequiresNew(
				also(engine.getCustomPostCommandInterceptorsTxRequiresNew(), new CrossedCommandInterceptor.Reading()));
	}

	private static List<CommandInterceptor> also(List<CommandInterceptor> others, CommandInterceptor last) {
		var interceptors = new ArrayList<>(Optional.ofNullable(others).orElse(List.of()));
		interceptors.add(last);
		return interceptors;
	}

}
