package sa.wusul.desk;

import jakarta.ws.rs.Path;
import org.camunda.bpm.cockpit.plugin.resource.AbstractCockpitPluginRootResource;

/** What supervision asks, behind the log-in of Cockpit. */
@Path("plugin/" + CockpitPlugin.ID)
public class CockpitResource extends AbstractCockpitPluginRootResource {

	public CockpitResource() {
		super(CockpitPlugin.ID);
	}

}
