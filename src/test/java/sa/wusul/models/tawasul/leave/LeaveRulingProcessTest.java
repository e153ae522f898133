package sa.wusul.models.tawasul.leave;

import java.util.Map;

import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.community.process_test_coverage.junit5.platform7.ProcessEngineCoverageExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import sa.wusul.models.CaseEngine;
import sa.wusul.services.Findings;
import sa.wusul.services.Verdicts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.ArgumentMatchers.argThat;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;

@DisplayName("The ruling on a leave")
@Tag("fast")
class LeaveRulingProcessTest {

	private static final CaseEngine ENGINE = CaseEngine.covering("tawasul-leave-ruling");

	@RegisterExtension
	static final ProcessEngineCoverageExtension coverage = ENGINE.coverage();

	@BeforeEach
	void begin() {
		ENGINE.begin();
	}

	@Test
	@DisplayName("belongs to the prison's director without objections, even if an authority was silent")
	void prisonDirector() {
		var ruling = ruling(Map.of("securityClass", "LOW", "escapedBefore", false), Map.of());
		assertThat(ENGINE.candidateGroup("Task_DecideInPrison")).isEqualTo("tawasul-prison-directors-riyadh");
		ENGINE.complete("prison-director", "Task_DecideInPrison",
				Map.of("leaveDecision", "GRANT", "note", "لا مانع من خروجه"));

		assertThat(ruling).isEnded().hasPassed("EndEvent_LeaveAllowed");
		assertThat(ruling).variables()
			.containsEntry("leaveDecision", "GRANT")
			.containsEntry("decisionLevel", "PRISON_DIRECTOR");
		assertThat(ENGINE.performers(ruling, "decidedBy")).containsExactly("prison-director");
	}

	@Test
	@DisplayName("goes to the directorate if an authority objects; its refusal has a reason and a remedy")
	void directorateRefuses() {
		var ruling = ruling(Map.of("securityClass", "LOW", "escapedBefore", false),
				Map.of("securityOpinion", "ADVERSE"));
		assertThat(ENGINE.candidateGroup("Task_DecideInDirectorate")).isEqualTo("tawasul-directors");
		ENGINE.complete("prisons-director", "Task_DecideInDirectorate", Map.of("leaveDecision", "REFUSE",
				"leaveRefusalReason", "OPINION_AGAINST", "note", "اعتراض الأمن وجيه"));

		assertThat(ruling).isEnded().hasPassed("EndEvent_LeaveRefused");
		assertThat(ruling).variables()
			.containsEntry("reasonCode", "OPINION_AGAINST")
			.containsEntry("remedy", "قدموا من جديد إذا زال السبب المبين في المسار");
		then(ENGINE.port(Verdicts.class)).should()
			.give(eq(CaseEngine.REFERENCE), argThat((verdict) -> verdict.reasonCode().equals("OPINION_AGAINST")),
					anyString());
	}

	@Test
	@DisplayName("goes to the ministry for a dangerous detainee")
	void ministry() {
		var ruling = ruling(Map.of("securityClass", "HIGH", "escapedBefore", true), Map.of());
		assertThat(ENGINE.candidateGroup("Task_DecideInMinistry")).isEqualTo("tawasul-deputies");
		ENGINE.complete("prisons-deputy", "Task_DecideInMinistry",
				Map.of("leaveDecision", "GRANT", "note", "يخرج برفقة وساعتين"));

		assertThat(ruling).isEnded().hasPassed("EndEvent_LeaveAllowed");
	}

	@Test
	@DisplayName("is not made by a person who gave an opinion, recorded the guarantor or registered the request")
	void fourEyes() {
		ruling(Map.of("securityClass", "LOW", "escapedBefore", false), Map.of("opinionBy", "both"));
		for (var person : new String[] { "both", "tawasul", "desk" }) {
			assertThatThrownBy(() -> ENGINE.complete(person, "Task_DecideInPrison",
					Map.of("leaveDecision", "GRANT", "note", "لا مانع")))
				.hasStackTraceContaining("task.fourEyes");
		}
	}

	private static ProcessInstance ruling(Map<String, Object> findings, Map<String, Object> changes) {
		given(ENGINE.port(Findings.class).forCase(CaseEngine.REFERENCE)).willReturn(findings);
		var facts = LeaveWays.facts();
		facts.putAll(Map.of("prisonOpinion", "FAVOURABLE", "investigationOpinion", "NOT_ASKED", "medicalOpinion",
				"FAVOURABLE", "securityOpinion", "SILENT", "verdict", "GRANT", "guarantorBy", "desk"));
		facts.putAll(changes);
		return ENGINE.start(facts);
	}

}
