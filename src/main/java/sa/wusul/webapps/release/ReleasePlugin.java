package sa.wusul.webapps.release;

import java.util.Set;

import org.camunda.bpm.tasklist.plugin.spi.impl.AbstractTasklistPlugin;

/**
 * Plug-in that adds the picture of a draft to the task of its release; registered in
 * {@code META-INF/services}.
 */
public class ReleasePlugin extends AbstractTasklistPlugin {

	static final String ID = "wusul-release";

	@Override
	public String getId() {
		return ID;
	}

	@Override
	public String getAssetDirectory() {
		return "plugin/wusul-release";
	}

	@Override
	public Set<Class<?>> getResourceClasses() {
		return Set.of(DraftResource.class);
	}

}
