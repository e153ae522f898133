package sa.wusul.casefile;

import java.util.Set;

/** The person or account that enters a request, with their groups. */
public record Opener(String userName, Set<String> groups) {

	/** Accounts of portal, kiosk and telephone, which submit requests for any centre. */
	private static final String CHANNELS = "intake-channels";

	private static final String ADMINISTRATORS = "camunda-admin";

	public Opener {
		groups = Set.copyOf(groups);
	}

	boolean isChannel() {
		return this.groups.contains(CHANNELS);
	}

	public boolean isAdministrator() {
		return this.groups.contains(ADMINISTRATORS);
	}

}
