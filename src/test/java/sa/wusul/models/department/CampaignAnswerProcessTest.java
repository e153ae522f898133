package sa.wusul.models.department;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.community.process_test_coverage.junit5.platform7.ProcessEngineCoverageExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import sa.wusul.casefile.CaseFile;
import sa.wusul.casefile.CaseLinks;
import sa.wusul.casefile.CaseReference;
import sa.wusul.casefile.CaseRights;
import sa.wusul.casefile.CaseState;
import sa.wusul.casefile.LinkKind;
import sa.wusul.casefile.UrgentLanes;
import sa.wusul.models.CaseEngine;
import sa.wusul.platform.identity.CurrentStaff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.ArgumentMatchers.argThat;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.never;

@DisplayName("The petitions of a campaign")
@Tag("fast")
class CampaignAnswerProcessTest {

	private static final CaseEngine ENGINE = CaseEngine.covering("department-campaign-answer")
		.starting("department-petition-answer");

	@RegisterExtension
	static final ProcessEngineCoverageExtension coverage = ENGINE.coverage();

	/** A reference with a valid check digit; the case file knows it by another one. */
	private static final String NUMBER = "1448-0001234-3";

	private static final String SECOND = CaseReference.of(1448, 2).value();

	private CaseFile first;

	@BeforeEach
	void begin() {
		ENGINE.begin();
		this.first = petition(CaseEngine.REFERENCE, "passports");
		given(ENGINE.caseFiles.find(NUMBER)).willAnswer((call) -> Optional.of(this.first));
		given(ENGINE.caseFiles.get(CaseEngine.REFERENCE)).willAnswer((call) -> this.first);
		known(petition(SECOND, "passports"));
		given(ENGINE.caseFiles.lastNote(CaseEngine.REFERENCE, "answer")).willReturn(Optional.of("الرد على الجميع"));
		given(ENGINE.port(CaseLinks.class).petitionsLike(any(), anyInt())).willReturn(List.of(SECOND));
		given(ENGINE.port(CaseLinks.class).petitions(any(), anyString(), anyInt())).willReturn(List.of(SECOND));
		given(ENGINE.port(UrgentLanes.class).isOpen(any())).willReturn(false);
		given(ENGINE.port(CaseRights.class).mayOpen(any(), any())).willReturn(true);
		given(ENGINE.port(CurrentStaff.class).person())
			.willReturn(Optional.of(new CurrentStaff.Person("supervisor", Set.of("department-supervisors"))));
	}

	@Test
	@DisplayName("are chosen from a list, studied, reviewed and signed once, and answered one by one")
	void answered() {
		var second = petition(SECOND, "passports");
		given(ENGINE.caseFiles.all(List.of(SECOND))).willReturn(List.of(second));
		var campaign = open();

		assertThat(ENGINE.candidateGroup("Task_ChoosePetitions")).isEqualTo("department-supervisors-passports");
		assertThat(campaign).variables().containsEntry("petitions", SECOND);
		choose(SECOND, "MORE");
		choose("", "YES");
		then(ENGINE.port(CaseLinks.class)).should().link(SECOND, CaseEngine.REFERENCE, LinkKind.CAMPAIGN, "supervisor");
		assertThat(ENGINE.candidateGroup("Task_StudyPetitions")).isEqualTo("department-officers-passports");
		study();
		assertThatThrownBy(() -> review("officer", "APPROVE")).hasStackTraceContaining("task.fourEyes");
		review("officer-second", "RETURN");
		assertThat(ENGINE.step("Task_StudyPetitions").getAssignee()).isEqualTo("officer");
		study();
		review("officer-second", "APPROVE");
		assertThat(ENGINE.candidateGroup("Task_SignAnswer")).isEqualTo("department-supervisors-passports");
		sign();
		ENGINE.continueAt("Task_AnswerPetitions");

		assertThat(campaign).isEnded().hasPassed("EndEvent_CampaignAnswered");
		then(ENGINE.caseFiles).should()
			.write(eq(SECOND),
					argThat((note) -> note.kind().equals("answer") && note.text().equals("الرد على الجميع")));
	}

	@Test
	@DisplayName("are answered in several batches if there are many")
	void manyPetitions() {
		var references = IntStream.rangeClosed(1, 50)
			.mapToObj((number) -> CaseReference.of(1448, number).value())
			.toList();
		given(ENGINE.port(CaseLinks.class).petitions(any(), eq("0"), anyInt())).willReturn(references);
		given(ENGINE.port(CaseLinks.class).petitions(any(), eq(references.get(49)), anyInt())).willReturn(List.of());
		var petitions = references.stream().map((reference) -> petition(reference, "passports")).toList();
		given(ENGINE.caseFiles.all(references)).willReturn(petitions);
		given(ENGINE.port(UrgentLanes.class).isOpen(references.get(7))).willReturn(true);
		var campaign = open();
		choose("", "YES");
		study();
		review("officer-second", "APPROVE");
		sign();

		ENGINE.continueAt("Task_AnswerPetitions");
		assertThat(campaign).isWaitingAt("Task_AnswerPetitions");
		ENGINE.continueAt("Task_AnswerPetitions");

		assertThat(campaign).isEnded();
		then(ENGINE.caseFiles).should(never()).write(eq(references.get(7)), any());
	}

	@Test
	@DisplayName("are none if the request is of another department, closed, of a service, or in a campaign already")
	void refused() {
		known(petition(SECOND, "traffic"));
		open();
		assertThatThrownBy(() -> choose(SECOND, "YES")).hasMessageStartingWith("campaign.noPetition");
		given(ENGINE.port(CaseLinks.class).isInCampaign(any())).willReturn(true);
		assertThatThrownBy(CampaignAnswerProcessTest::open).hasMessageStartingWith("campaign.noPetition");
		given(ENGINE.port(CaseRights.class).mayOpen(any(), any())).willReturn(false);
		assertThatThrownBy(() -> choose(SECOND, "YES")).hasMessageStartingWith("campaign.unknown");
	}

	private static void known(CaseFile second) {
		given(ENGINE.caseFiles.find(SECOND)).willReturn(Optional.of(second));
	}

	private static CaseFile petition(String reference, String department) {
		var file = ENGINE.caseFiles.get(CaseEngine.REFERENCE);
		return new CaseFile(reference, "intake-request-registration", file.channel(), file.place(), file.request(),
				new CaseFile.Classification("PASSPORT", "NORMAL", department), CaseState.WITH_DEPARTMENT,
				file.requester(), file.openedBy(), file.times());
	}

	private static ProcessInstance open() {
		return ENGINE.submit("supervisor", List.of("department-supervisors"),
				new HashMap<>(Map.of("caseNumber", NUMBER, "note", "تأخر الجوازات في مكتب واحد")));
	}

	private static void choose(String petitions, String complete) {
		var answers = new HashMap<String, Object>(Map.of("listComplete", complete));
		if (!petitions.isEmpty()) {
			answers.put("petitions", petitions);
		}
		ENGINE.complete("supervisor", "Task_ChoosePetitions", answers);
	}

	private static void study() {
		ENGINE.complete("officer", "Task_StudyPetitions", Map.of("answer", "الرد على الجميع"));
	}

	private static void review(String person, String decision) {
		ENGINE.complete(person, "Task_ReviewAnswer", decision.equals("RETURN")
				? Map.of("reviewDecision", decision, "note", "يحتاج إلى بيان") : Map.of("reviewDecision", decision));
	}

	private static void sign() {
		ENGINE.complete("supervisor", "Task_SignAnswer", Map.of("signatureDecision", "SIGN"));
	}

}
