package sa.wusul.webapps.simulation;

import java.util.Set;

import org.camunda.bpm.cockpit.plugin.spi.impl.AbstractCockpitPlugin;

/**
 * Plug-in that adds the simulation to the page of a process in Cockpit; registered in
 * {@code META-INF/services}.
 */
public class SimulationPlugin extends AbstractCockpitPlugin {

	static final String ID = "wusul-simulation";

	@Override
	public String getId() {
		return ID;
	}

	@Override
	public String getAssetDirectory() {
		return "plugin/wusul-simulation";
	}

	@Override
	public Set<Class<?>> getResourceClasses() {
		return Set.of(SimulationResource.class);
	}

}
