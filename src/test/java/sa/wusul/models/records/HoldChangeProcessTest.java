package sa.wusul.models.records;

import java.util.List;
import java.util.Map;

import org.camunda.community.process_test_coverage.junit5.platform7.ProcessEngineCoverageExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import sa.wusul.models.CaseEngine;
import sa.wusul.records.CaseHolds;

import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;
import static org.mockito.BDDMockito.then;

@DisplayName("A hold on the disposal of a case")
@Tag("fast")
class HoldChangeProcessTest {

	private static final CaseEngine ENGINE = CaseEngine.covering("records-hold-change");

	private static final String REFERENCE = "1448-0001234-3";

	private static final String REASON = "دعوى قائمة في المحكمة";

	@RegisterExtension
	static final ProcessEngineCoverageExtension coverage = ENGINE.coverage();

	@BeforeEach
	void begin() {
		ENGINE.begin();
	}

	@Test
	@DisplayName("is set with its reason")
	void set() {
		var change = ENGINE.submit("records-supervisor", List.of(),
				Map.of("heldCase", "١٤٤٨-٠٠٠١٢٣٤-٣", "holdAction", "SET", "holdReason", REASON));

		then(ENGINE.port(CaseHolds.class)).should().set(REFERENCE, REASON, "records-supervisor");
		assertThat(change).isEnded().hasPassed("EndEvent_HoldRecorded");
	}

	@Test
	@DisplayName("is lifted with a reason")
	void lift() {
		ENGINE.submit("records-supervisor", List.of(),
				Map.of("heldCase", REFERENCE, "holdAction", "LIFT", "holdReason", REASON));

		then(ENGINE.port(CaseHolds.class)).should().lift(REFERENCE, REASON, "records-supervisor");
	}

}
