package sa.wusul.models.services;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import org.camunda.community.process_test_coverage.junit5.platform7.ProcessEngineCoverageExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import sa.wusul.models.CaseEngine;
import sa.wusul.services.fee.BillDifferences;
import sa.wusul.services.fee.BillDifferences.Decision;
import sa.wusul.services.fee.BillDifferences.Listing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;

@DisplayName("Differences between our accounts and the biller's report of a day")
@Tag("fast")
class BillReconciliationProcessTest {

	private static final CaseEngine ENGINE = CaseEngine.covering("services-bill-reconciliation");

	private static final LocalDate DAY = LocalDate.of(2026, 11, 23);

	@RegisterExtension
	static final ProcessEngineCoverageExtension coverage = ENGINE.coverage();

	@BeforeEach
	void begin() {
		ENGINE.begin();
	}

	@Test
	@DisplayName("stay with the accountants until each of them is decided on")
	void decided() {
		var differences = ENGINE.port(BillDifferences.class);
		var day = ENGINE
			.start(Map.of("reportDay", "2026-11-23", "differenceCount", 3L, "differenceList", "- ثلاثة أسطر"));
		assertThat(ENGINE.candidateGroup("Task_DecideDifference")).isEqualTo("services-accountants");
		given(differences.listing(DAY)).willReturn(new Listing(1, "- سطر"));
		ENGINE.complete("accountant", "Task_DecideDifference",
				Map.of("differenceDecision", "APPLIED", "differenceLines", "١، 3"));
		then(differences).should().decide(DAY, List.of(1, 3), Decision.APPLIED, "accountant");
		assertThat(day).isWaitingAt("Task_DecideDifference").variables().containsEntry("differenceList", "- سطر");

		given(differences.listing(DAY)).willReturn(new Listing(0, ""));
		ENGINE.complete("accountant", "Task_DecideDifference",
				Map.of("differenceDecision", "CLAIMED", "differenceLines", "2"));
		then(differences).should().decide(DAY, List.of(2), Decision.CLAIMED, "accountant");
		assertThat(day).isEnded().hasPassed("EndEvent_DayReconciled");
	}

}
