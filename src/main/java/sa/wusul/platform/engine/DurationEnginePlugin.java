package sa.wusul.platform.engine;

import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;

import org.springframework.stereotype.Component;

/**
 * Engine plug-in that says which library reads durations: the JDK's, which the engine
 * would look for in all jars at each timer.
 */
@Component
class DurationEnginePlugin extends AbstractProcessEnginePlugin {

	private static final String LIBRARY = "javax.xml.datatype.DatatypeFactory";

	private static final String OF_THE_JDK = "com.sun.org.apache.xerces.internal.jaxp.datatype.DatatypeFactoryImpl";

	@Override
	public void preInit(ProcessEngineConfigurationImpl engine) {
		if (System.getProperty(LIBRARY) == null) {
			System.setProperty(LIBRARY, OF_THE_JDK);
		}
	}

}
