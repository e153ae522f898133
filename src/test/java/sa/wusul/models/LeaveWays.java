package sa.wusul.models;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import sa.wusul.casefile.IdentityNumber;
import sa.wusul.tawasul.leave.Leave;
import sa.wusul.tawasul.leave.LeaveReason;
import sa.wusul.tawasul.leave.LeaveState;

/** What the processes of leaves have in common in their tests. */
final class LeaveWays {

	static final String NUMBER = "00000123";

	private LeaveWays() {
	}

	/** What the process of an authorisation hands on to those that it calls. */
	static Map<String, Object> facts() {
		var facts = new HashMap<String, Object>(Map.of("channel", "COUNTER", "centre", "riyadh", "section", "men",
				"requestType", "E_SERVICE", "priority", "NORMAL", "department", "prisons"));
		facts.putAll(Map.of("prisonCentre", "riyadh", "leaveNumber", NUMBER, "leaveReason", "WEDDING", "openedBy",
				"tawasul"));
		return facts;
	}

	/** An authorisation for a wedding that stands so. */
	static Leave leave(LeaveState state) {
		return new Leave(NUMBER, CaseEngine.REFERENCE, new IdentityNumber("1057830869"), LeaveReason.WEDDING, state, 1,
				Optional.empty(), Optional.empty(), Optional.empty(),
				Optional.of(CaseEngine.NOW.plus(Duration.ofDays(60))));
	}

}
