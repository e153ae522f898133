package sa.wusul.webapps.tasklist;

import java.util.Set;

import org.camunda.bpm.tasklist.plugin.spi.impl.AbstractTasklistPlugin;

/**
 * Plug-in that adds the case to the staff's task list; registered in
 * {@code META-INF/services}.
 */
public class CaseTasklistPlugin extends AbstractTasklistPlugin {

	static final String ID = "wusul";

	@Override
	public String getId() {
		return ID;
	}

	@Override
	public String getAssetDirectory() {
		return "plugin/wusul/tasklist";
	}

	@Override
	public Set<Class<?>> getResourceClasses() {
		return Set.of(CaseResource.class, NoticeResource.class, LeadResource.class, SearchResource.class,
				PersonResource.class, MinistryResource.class, DisposalResource.class, HandoverResource.class,
				TaskDraftResource.class, ProofResource.class, DeskResource.class, AlarmResource.class);
	}

}
