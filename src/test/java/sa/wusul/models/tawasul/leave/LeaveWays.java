package sa.wusul.models.tawasul.leave;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import sa.wusul.casefile.IdentityNumber;
import sa.wusul.models.CaseEngine;
import sa.wusul.tawasul.leave.Leave;
import sa.wusul.tawasul.leave.LeaveReason;
import sa.wusul.tawasul.leave.LeaveState;

/** The common steps of tests of leave processes. */
final class LeaveWays {

	static final String NUMBER = "00000123";

	private LeaveWays() {
	}

	/** Returns the variables that the authorisation's process passes to called ones. */
	static Map<String, Object> facts() {
		var facts = new HashMap<String, Object>(Map.of("channel", "COUNTER", "centre", "riyadh", "section", "men",
				"requestType", "E_SERVICE", "priority", "NORMAL", "department", "prisons"));
		facts.putAll(Map.of("prisonCentre", "riyadh", "leaveNumber", NUMBER, "leaveReason", "WEDDING", "openedBy",
				"tawasul"));
		return facts;
	}

	/** Returns an authorisation for a wedding in this state. */
	static Leave leave(LeaveState state) {
		return new Leave(NUMBER, CaseEngine.REFERENCE, new IdentityNumber("1057830869"), LeaveReason.WEDDING, state, 1,
				Optional.empty(), Optional.empty(), Optional.empty(),
				Optional.of(CaseEngine.NOW.plus(Duration.ofDays(60))));
	}

}
