package sa.wusul.models.tawasul.visit;

import java.util.HashMap;
import java.util.Map;

import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.community.process_test_coverage.junit5.platform7.ProcessEngineCoverageExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import sa.wusul.models.CaseEngine;
import sa.wusul.tawasul.visit.VisitKind;
import sa.wusul.tawasul.visit.Visitors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;
import static org.mockito.BDDMockito.given;

@DisplayName("The approval of a detainee's visitors")
@Tag("fast")
class VisitorApprovalProcessTest {

	private static final CaseEngine ENGINE = CaseEngine.covering("tawasul-visitor-approval")
		.standingInFor("services-register-exchange")
		.standingInFor("tawasul-visitor-decision");

	@RegisterExtension
	static final ProcessEngineCoverageExtension coverage = ENGINE.coverage();

	@BeforeEach
	void begin() {
		ENGINE.begin();
	}

	@Test
	@DisplayName("asks the register of visitors once and then decides on each visitor by position only")
	void oneByOne() {
		given(ENGINE.port(Visitors.class).list(CaseEngine.REFERENCE, VisitKind.SPOUSAL, "men")).willReturn(2);
		given(ENGINE.port(Visitors.class).conclude(CaseEngine.REFERENCE)).willReturn(true);
		var approval = approve();
		assertThat(ENGINE.handedTo("services-register-exchange")).containsEntry("registerOrder", "ENQUIRY")
			.containsEntry("registers", "visitors");
		ENGINE.returns("services-register-exchange", Map.of());

		assertThat(ENGINE.handedTo("tawasul-visitor-decision")).containsEntry("visitorOrdinal", 1L)
			.containsEntry("prisonCentre", "riyadh")
			.containsEntry("visitKind", "SPOUSAL");
		ENGINE.returns("tawasul-visitor-decision", Map.of());
		assertThat(ENGINE.handedTo("tawasul-visitor-decision")).containsEntry("visitorOrdinal", 2L);
		ENGINE.returns("tawasul-visitor-decision", Map.of());

		assertThat(approval).isEnded().hasPassed("EndEvent_VisitorsDecided");
		assertThat(approval).variables().containsEntry("visitorsGranted", true);
	}

	private static ProcessInstance approve() {
		var facts = new HashMap<String, Object>(Map.of("channel", "PORTAL", "centre", "riyadh", "section", "men"));
		facts.putAll(Map.of("requestType", "E_SERVICE", "priority", "NORMAL", "department", "prisons"));
		facts.putAll(Map.of("prisonCentre", "riyadh", "visitKind", "SPOUSAL"));
		return ENGINE.start(facts);
	}

}
