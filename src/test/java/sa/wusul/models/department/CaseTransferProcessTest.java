package sa.wusul.models.department;

import java.util.Map;

import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.community.process_test_coverage.junit5.platform7.ProcessEngineCoverageExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.mockito.ArgumentCaptor;

import sa.wusul.casefile.CaseDossier.Note;
import sa.wusul.models.CaseEngine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.atLeastOnce;
import static org.mockito.Mockito.never;

@DisplayName("The transfer of a case to another department")
@Tag("fast")
class CaseTransferProcessTest {

	private static final CaseEngine ENGINE = CaseEngine.covering("department-case-transfer");

	@RegisterExtension
	static final ProcessEngineCoverageExtension coverage = ENGINE.coverage();

	@BeforeEach
	void begin() {
		ENGINE.begin();
	}

	@Test
	@DisplayName("hands the case over and is counted; the requester's timeline shows it")
	void transferred() {
		var transfer = transferAfter(2L);

		assertThat(transfer).isEnded().hasPassed("EndEvent_CaseTransferred").hasNotPassed("Task_DecideDepartment");
		assertThat(transfer).variables().containsEntry("department", "traffic").containsEntry("transferCount", 3L);
		then(ENGINE.caseFiles).should().classify(CaseEngine.REFERENCE, null, null, "traffic");
		assertThat(way()).isEqualTo("من «الجوازات» إلى «المرور»");
		assertThat(ENGINE.timeline()).containsExactly("أُحيل طلبكم إلى جهة أخرى مختصة");
		assertThat(ENGINE.messagesSent()).containsExactly("caseTransferred");
	}

	@Test
	@DisplayName("is decided by the supervisor of the present department after three transfers")
	void limit() {
		var transfer = transferAfter(3L);

		assertThat(transfer).isWaitingAt("Task_DecideDepartment");
		assertThat(ENGINE.candidateGroup("Task_DecideDepartment")).isEqualTo("department-supervisors-passports");
		then(ENGINE.caseFiles).should(never()).classify(any(), any(), any(), any());
		ENGINE.complete("supervisor", "Task_DecideDepartment",
				Map.of("targetDepartment", "rights", "note", "الحقوق أولى بها"));

		assertThat(transfer).isEnded();
		assertThat(transfer).variables()
			.containsEntry("department", "rights")
			.containsEntry("transferCount", 4L)
			.containsEntry("departmentFinal", true);
	}

	@Test
	@DisplayName("ends in the present department if the supervisor keeps it there; nobody is told of a transfer")
	void kept() {
		var transfer = transferAfter(3L);

		ENGINE.complete("supervisor", "Task_DecideDepartment",
				Map.of("targetDepartment", "passports", "note", "هي جهتها"));

		assertThat(transfer).isEnded().hasPassed("EndEvent_CaseKept");
		assertThat(transfer).variables()
			.containsEntry("department", "passports")
			.containsEntry("departmentFinal", true);
		assertThat(way()).isEqualTo("بقيت في «الجوازات» بقرار المشرف");
		assertThat(ENGINE.timeline()).isEmpty();
		assertThat(ENGINE.messagesSent()).isEmpty();
	}

	private static String way() {
		var written = ArgumentCaptor.forClass(Note.class);
		then(ENGINE.caseFiles).should(atLeastOnce()).write(eq(CaseEngine.REFERENCE), written.capture());
		return written.getAllValues()
			.stream()
			.filter((note) -> note.kind().equals("transfer"))
			.map(Note::text)
			.findFirst()
			.orElseThrow();
	}

	private static ProcessInstance transferAfter(long transfers) {
		return ENGINE.start(Map.of("channel", "COUNTER", "centre", "riyadh", "requestType", "PASSPORT", "priority",
				"NORMAL", "department", "passports", "targetDepartment", "traffic", "transferCount", transfers));
	}

}
