package sa.wusul.models.tawasul;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.camunda.bpm.engine.runtime.ProcessInstance;

import sa.wusul.models.CaseEngine;
import sa.wusul.services.Findings;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.willAnswer;

/** The common steps of tests of the Tawasul window's processes. */
public final class TawasulWays {

	public static final String OPENING = "tawasul-record-opening";

	private static final List<String> OFFICERS = List.of("tawasul-officers", "tawasul-officers-riyadh");

	private TawasulWays() {
	}

	/** Submits a request about a detainee at the window. */
	public static ProcessInstance handIn(CaseEngine engine, Map<String, Object> asked) {
		var answers = new HashMap<String, Object>(Map.of("channel", "COUNTER", "centre", "riyadh", "section", "women",
				"requesterName", "هدى بنت سعد", "identityNumber", "1366712766", "mobile", "0501234567",
				"detaineeIdentityNumber", "1057830869"));
		answers.putAll(asked);
		return engine.submit("tawasul", OFFICERS, answers);
	}

	/** Completes the enquiry of the registers with these facts. */
	public static void opened(CaseEngine engine, String contactRole, Map<String, Object> facts) {
		var findings = engine.port(Findings.class);
		var known = new HashMap<>(facts);
		given(findings.forCase(CaseEngine.REFERENCE)).willReturn(known);
		willAnswer((call) -> {
			known.putAll(call.getArgument(1));
			return null;
		}).given(findings).keep(eq(CaseEngine.REFERENCE), any());
		engine.returns(OPENING, Map.of("contactRole", contactRole, "prisonCentre", "jeddah"));
	}

}
