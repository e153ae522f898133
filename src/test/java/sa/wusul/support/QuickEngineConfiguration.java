package sa.wusul.support;

import org.camunda.bpm.engine.impl.cfg.StandaloneInMemProcessEngineConfiguration;

/**
 * An engine in memory for a test without the program, which shares the mappings of the
 * engine's tables with all others in the JVM.
 */
public class QuickEngineConfiguration extends StandaloneInMemProcessEngineConfiguration {

	@Override
	protected void initSqlSessionFactory() {
		SharedMappings.share(this, super::initSqlSessionFactory);
	}

}
