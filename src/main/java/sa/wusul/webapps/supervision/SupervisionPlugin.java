package sa.wusul.webapps.supervision;

import java.util.Set;

import org.camunda.bpm.cockpit.plugin.spi.impl.AbstractCockpitPlugin;

/** Plug-in that adds supervision to Cockpit; registered in {@code META-INF/services}. */
public class SupervisionPlugin extends AbstractCockpitPlugin {

	static final String ID = "wusul";

	@Override
	public String getId() {
		return ID;
	}

	@Override
	public String getAssetDirectory() {
		return "plugin/wusul/cockpit";
	}

	@Override
	public Set<Class<?>> getResourceClasses() {
		return Set.of(SupervisionResource.class);
	}

}
