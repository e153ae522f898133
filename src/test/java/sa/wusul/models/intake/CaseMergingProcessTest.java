package sa.wusul.models.intake;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.community.process_test_coverage.junit5.platform7.ProcessEngineCoverageExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import sa.wusul.casefile.CaseFile;
import sa.wusul.casefile.CaseFile.Person;
import sa.wusul.casefile.CaseFile.Request;
import sa.wusul.casefile.CaseFile.Times;
import sa.wusul.casefile.CaseLinks;
import sa.wusul.casefile.CaseReference;
import sa.wusul.casefile.CaseRights;
import sa.wusul.casefile.CaseState;
import sa.wusul.casefile.LinkKind;
import sa.wusul.casefile.UrgentLanes;
import sa.wusul.intake.DuplicateReports;
import sa.wusul.intake.MergingDecisions;
import sa.wusul.models.CaseEngine;
import sa.wusul.platform.identity.CurrentStaff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.never;

@DisplayName("A duplicate request")
@Tag("fast")
class CaseMergingProcessTest {

	private static final CaseEngine ENGINE = CaseEngine.covering("intake-case-merging");

	@RegisterExtension
	static final ProcessEngineCoverageExtension coverage = ENGINE.coverage();

	/** A reference with a valid check digit; the case file knows it by another one. */
	private static final String NUMBER = "1448-0001234-3";

	private static final String LEADING = CaseReference.of(1448, 1233).value();

	private CaseFile duplicate;

	private CaseFile leading;

	@BeforeEach
	void begin() {
		ENGINE.begin();
		this.duplicate = ENGINE.caseFiles.get(CaseEngine.REFERENCE);
		this.leading = changed("intake-request-registration", CaseState.WITH_DEPARTMENT, 10, "1058529940", null);
		given(ENGINE.caseFiles.find(NUMBER)).willAnswer((call) -> Optional.of(this.duplicate));
		given(ENGINE.caseFiles.find(LEADING)).willAnswer((call) -> Optional.of(this.leading));
		given(ENGINE.caseFiles.get(LEADING)).willAnswer((call) -> this.leading);
		given(ENGINE.port(UrgentLanes.class).isOpen(any())).willReturn(false);
		given(ENGINE.port(DuplicateReports.class).isOpen(any())).willReturn(false);
		given(ENGINE.port(MergingDecisions.class).searchPeriod("PASSPORT")).willReturn(Duration.ofDays(180));
		given(ENGINE.port(CaseLinks.class).merged(any())).willReturn(List.of("1448-0001235-4"));
		reportedBy("clerk", "intake-clerks");
	}

	@Test
	@DisplayName("reported by a clerk is merged after an auditor confirmed it")
	void confirmed() {
		var merging = report("clerk", "NORMAL");

		assertThat(merging).isWaitingAt("Task_ConfirmMerging");
		assertThat(ENGINE.candidateGroup("Task_ConfirmMerging")).isEqualTo("audit-officers-riyadh");
		ENGINE.complete("auditor", "Task_ConfirmMerging", Map.of("mergingDecision", "MERGE"));

		assertThat(merging).isWaitingAt("Gateway_AwaitLeading").hasPassed("Task_MergeCase", "Task_EndOrdinaryWay");
		then(ENGINE.port(CaseLinks.class)).should().link(CaseEngine.REFERENCE, LEADING, LinkKind.DUPLICATE, "clerk");
		then(ENGINE.port(CaseLinks.class)).should().link("1448-0001235-4", LEADING, LinkKind.DUPLICATE, "clerk");
		assertThat(ENGINE.messagesSent()).containsExactly("requestMerged");
		assertThat(ENGINE.statesEntered()).containsExactly(CaseState.MERGED);
		assertThat(ENGINE.timeline()).containsExactly("ضُم طلبكم إلى طلبكم السابق، وما يصدر فيه يصدر لهما");

		ENGINE.correlate("intake.leadingClosed");

		assertThat(merging).isEnded().hasPassed("EndEvent_BothClosed");
		assertThat(ENGINE.messagesSent()).containsExactly("requestMerged", "mergedClosed");
		assertThat(ENGINE.timeline()).last().asString().startsWith("انتهى النظر في طلبكم السابق");
	}

	@Test
	@DisplayName("reported by an auditor is merged at once")
	void byAuditor() {
		reportedBy("auditor", "audit-officers");

		assertThat(report("auditor", "NORMAL")).isWaitingAt("Gateway_AwaitLeading");
	}

	@Test
	@DisplayName("hears no more of a leading case that became confidential")
	void leadingMoved() {
		reportedBy("auditor", "audit-officers");
		var merging = report("auditor", "NORMAL");

		ENGINE.correlate("intake.leadingMoved");

		assertThat(merging).isEnded().hasPassed("EndEvent_Confidential");
		assertThat(ENGINE.messagesSent()).containsExactly("requestMerged");
	}

	@Test
	@DisplayName("that is urgent is not confirmed by the auditor who reported it")
	void fourEyes() {
		reportedBy("auditor", "audit-officers");
		var merging = report("auditor", "HIGH");

		assertThatThrownBy(() -> ENGINE.complete("auditor", "Task_ConfirmMerging", Map.of("mergingDecision", "MERGE")))
			.hasStackTraceContaining("task.fourEyes");
		ENGINE.complete("second-auditor", "Task_ConfirmMerging",
				Map.of("mergingDecision", "KEEP", "note", "الموضوعان مختلفان"));

		assertThat(merging).isEnded().hasPassed("EndEvent_KeptApart").hasNotPassed("Task_MergeCase");
		assertThat(ENGINE.messagesSent()).isEmpty();
		then(ENGINE.port(CaseLinks.class)).should(never()).link(any(), any(), any(), any());
	}

	@Test
	@DisplayName("is not merged into a case that was closed in the meantime")
	void closedMeanwhile() {
		report("clerk", "NORMAL");
		this.leading = changed("intake-request-registration", CaseState.ANSWERED, 10, "1058529940", null);

		assertThatThrownBy(() -> ENGINE.complete("auditor", "Task_ConfirmMerging", Map.of("mergingDecision", "MERGE")))
			.hasMessage("merging.closed");
		ENGINE.complete("auditor", "Task_ConfirmMerging", Map.of("mergingDecision", "KEEP", "note", "صدر الرد عليه"));
	}

	@Test
	@DisplayName("that is withdrawn is no longer looked at")
	void withdrawn() {
		var merging = report("clerk", "NORMAL");

		ENGINE.correlate("intake.requestWithdrawn");

		assertThat(merging).isEnded().hasPassed("EndEvent_NothingToMerge");
	}

	@Test
	@DisplayName("is none if person, topic, order or kind differ, or one of the two is closed or urgent")
	void refused() {
		this.leading = changed("intake-request-registration", CaseState.WITH_DEPARTMENT, 10, "1001244019", null);
		assertThatThrownBy(() -> report("clerk", "NORMAL")).hasMessage("merging.otherPerson");
		this.leading = changed("intake-request-registration", CaseState.WITH_DEPARTMENT, 10, "1058529940", "traffic");
		assertThatThrownBy(() -> report("clerk", "NORMAL")).hasMessage("merging.otherTopic");
		this.leading = changed("intake-request-registration", CaseState.WITH_DEPARTMENT, 181, "1058529940", null);
		assertThatThrownBy(() -> report("clerk", "NORMAL")).hasMessage("merging.notEarlier");
		this.leading = changed("intake-request-registration", CaseState.WITH_DEPARTMENT, -1, "1058529940", null);
		assertThatThrownBy(() -> report("clerk", "NORMAL")).hasMessage("merging.notEarlier");
		this.leading = changed("meeting-minister-booking", CaseState.MEETING_BOOKED, 10, "1058529940", null);
		assertThatThrownBy(() -> report("clerk", "NORMAL")).hasMessage("merging.noRequest");
		this.leading = changed("intake-request-registration", CaseState.REJECTED, 10, "1058529940", null);
		assertThatThrownBy(() -> report("clerk", "NORMAL")).hasMessage("merging.closed");
		this.leading = changed("intake-request-registration", CaseState.WITH_DEPARTMENT, 10, "1058529940", null);
		given(ENGINE.port(UrgentLanes.class).isOpen(any())).willReturn(true);
		assertThatThrownBy(() -> report("clerk", "NORMAL")).hasMessage("merging.urgent");
		given(ENGINE.port(UrgentLanes.class).isOpen(any())).willReturn(false);
		given(ENGINE.port(DuplicateReports.class).isOpen(any())).willReturn(true);
		assertThatThrownBy(() -> report("clerk", "NORMAL")).hasMessage("merging.reported");
		given(ENGINE.port(CaseRights.class).mayOpen(any(), any())).willReturn(false);
		assertThatThrownBy(() -> report("clerk", "NORMAL")).hasMessage("case.unknown");
	}

	private static void reportedBy(String person, String group) {
		given(ENGINE.port(CurrentStaff.class).person())
			.willReturn(Optional.of(new CurrentStaff.Person(person, Set.of(group))));
		given(ENGINE.port(CaseRights.class).mayOpen(any(), any())).willReturn(true);
	}

	private CaseFile changed(String process, CaseState state, int daysEarlier, String identity, String topic) {
		var file = this.duplicate;
		var person = file.requester();
		var opened = file.times().openedAt().minus(Duration.ofDays(daysEarlier));
		return new CaseFile(LEADING, process, file.channel(), file.place(),
				new Request((topic != null) ? topic : file.request().topic(), "طلب سابق", "نصه"), file.classification(),
				state, new Person(identity, person.kind(), person.name(), person.mobile(), person.agent()),
				file.openedBy(), new Times(opened, null, null, null));
	}

	private ProcessInstance report(String person, String priority) {
		var file = ENGINE.caseFiles.get(CaseEngine.REFERENCE);
		this.duplicate = new CaseFile(file.reference(), "intake-request-registration", file.channel(), file.place(),
				file.request(), new CaseFile.Classification("PASSPORT", priority, "passports"), CaseState.UNDER_AUDIT,
				file.requester(), file.openedBy(), file.times());
		given(ENGINE.caseFiles.get(CaseEngine.REFERENCE)).willReturn(this.duplicate);
		return ENGINE.submit(person, List.of("intake-clerks"), new HashMap<>(
				Map.of("caseNumber", NUMBER, "leadingNumber", LEADING, "note", "النص نفسه والموضوع نفسه")));
	}

}
