package sa.wusul.webapps.versions;

import java.util.Set;

import org.camunda.bpm.cockpit.plugin.spi.impl.AbstractCockpitPlugin;

/**
 * Plug-in that adds the versions of a model to its page in Cockpit; registered in
 * {@code META-INF/services}.
 */
public class VersionsPlugin extends AbstractCockpitPlugin {

	static final String ID = "wusul-versions";

	@Override
	public String getId() {
		return ID;
	}

	@Override
	public String getAssetDirectory() {
		return "plugin/wusul-versions";
	}

	@Override
	public Set<Class<?>> getResourceClasses() {
		return Set.of(VersionsResource.class);
	}

}
